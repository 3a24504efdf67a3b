/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets as the kernel sees them.
 */

#ifndef _SYS_SOCKETVAR_H_
#define	_SYS_SOCKETVAR_H_

#include <sys/selinfo.h>
#include <sys/queue.h>
#include <sys/mutex.h>
#include <sys/condvar.h>

#ifdef _KERNEL
#include <sys/atomic.h>
#include <sys/file.h>
#include <sys/kauth.h>
#endif

TAILQ_HEAD(soqhead, socket);

/*
 * One direction of a socket: a queue of records, each a chain of mbufs.
 */
struct sockbuf {
	struct selinfo sb_sel;		/* who polls for it */
	struct mowner *sb_mowner;	/* who pays for the mbufs */
	struct socket *sb_so;		/* the socket around it */
	kcondvar_t sb_cv;		/* waiters for data or space */
	/* sorflush() clears from here to the end. */
#define	sb_startzero	sb_cc
	u_long	sb_cc;			/* bytes queued */
	u_long	sb_hiwat;		/* most bytes wanted */
	u_long	sb_mbcnt;		/* memory those bytes take */
	u_long	sb_mbmax;		/* most memory wanted */
	u_long	sb_lowat;		/* enough bytes to wake a waiter */
	struct mbuf *sb_mb;		/* first mbuf */
	struct mbuf *sb_mbtail;		/* last mbuf */
	struct mbuf *sb_lastrecord;	/* first mbuf of the last record */
	int	sb_flags;		/* SB_* below */
	int	sb_timeo;		/* longest wait, in ticks */
	u_long	sb_overflowed;		/* packets lost for want of room */
};

#ifndef SB_MAX
#define	SB_MAX		(256 * 1024)
#endif

#define	SB_LOCK		0x01		/* an I/O is under way */
#define	SB_NOTIFY	0x04		/* somebody waits */
#define	SB_ASYNC	0x10		/* send SIGIO */
#define	SB_UPCALL	0x20		/* call so_upcall */
#define	SB_NOINTR	0x40		/* signals do not interrupt waits */
#define	SB_KNOTE	0x100		/* a knote is attached */
#define	SB_AUTOSIZE	0x800		/* may grow by itself */

struct accept_filter;
struct knote;
struct lwp;
struct mbuf;
struct protosw;
struct sockaddr;
struct stat;
struct uidinfo;
struct uio;

/* An accept filter at work on a listening socket. */
struct so_accf {
	struct accept_filter	*so_accept_filter;
	void	*so_accept_filter_arg;	/* what accf_create returned */
	char	*so_accept_filter_str;	/* argument given by the user */
};

/*
 * A socket: the end of a communication, its queues and its protocol.
 */
struct socket {
	kmutex_t * volatile so_lock;	/* the lock, often a shared one */
	kcondvar_t	so_cv;		/* waiters for a change of state */
	short		so_type;	/* SOCK_* */
	short		so_options;	/* SO_* */
	u_short		so_linger;	/* seconds close(2) may take */
	short		so_state;	/* SS_* below */
	int		so_unused;	/* keeps the layout */
	void		*so_pcb;	/* what the protocol keeps for us */
	const struct protosw *so_proto;	/* the protocol */
/*
 * Incoming connections.  A listening socket queues the incomplete ones on
 * so_q0 and the complete ones on so_q; in each of them so_head leads back to
 * the listening socket and so_onq to the queue it is on.
 */
	struct socket	*so_head;	/* listening socket, if queued */
	struct soqhead	*so_onq;	/* so_q or so_q0 of so_head */
	struct soqhead	so_q0;		/* connections not yet complete */
	struct soqhead	so_q;		/* connections to accept */
	TAILQ_ENTRY(socket) so_qe;	/* entry on so_onq */
	short		so_q0len;	/* length of so_q0 */
	short		so_qlen;	/* length of so_q */
	short		so_qlimit;	/* longest both may get */
	short		so_timeo;	/* time to connect */
	u_short		so_error;	/* error to report, then forget */
	u_short		so_rerror;	/* the same, for receivers only */
	u_short		so_aborting;	/* soabort() is at work */
	pid_t		so_pgid;	/* who gets SIGIO */
	u_long		so_oobmark;	/* bytes up to the urgent one */
	struct sockbuf	so_snd;		/* to the protocol */
	struct sockbuf	so_rcv;		/* from the protocol */

	void		*so_internal;	/* rump only */
	void		(*so_upcall) (struct socket *, void *, int, int);
	void *		so_upcallarg;	/* second argument of so_upcall */
	int		(*so_send) (struct socket *, struct sockaddr *,
					struct uio *, struct mbuf *,
					struct mbuf *, int, struct lwp *);
	int		(*so_receive) (struct socket *,
					struct mbuf **,
					struct uio *, struct mbuf **,
					struct mbuf **, int *);
	struct mowner	*so_mowner;	/* who pays for the mbufs */
	struct uidinfo	*so_uidinfo;	/* who pays for the buffers */
	gid_t		so_egid;	/* group of the creator */
	pid_t		so_cpid;	/* process of the creator */
	struct so_accf	*so_accf;	/* accept filter, if any */
	kauth_cred_t	so_cred;	/* credentials of the creator */
};

/*
 * Bits of so_state.
 */
#define	SS_NOFDREF		0x001	/* no descriptor refers to it */
#define	SS_ISCONNECTED		0x002	/* has a peer */
#define	SS_ISCONNECTING		0x004	/* is about to have one */
#define	SS_ISDISCONNECTING	0x008	/* is about to lose it */
#define	SS_CANTSENDMORE		0x010	/* sending is over */
#define	SS_CANTRCVMORE		0x020	/* receiving is over */
#define	SS_RCVATMARK		0x040	/* next byte is the urgent one */
#define	SS_ISABORTING		0x080	/* descriptors are going away */
#define	SS_RESTARTSYS		0x100	/* system calls start again */
#define	SS_POLLRDBAND		0x200	/* poll reports urgent data */
#define	SS_MORETOCOME		0x400	/* sosend() will go on sending */
#define	SS_ISDISCONNECTED	0x800	/* had a peer and lost it */
#define	SS_ISAPIPE 		0x1000	/* is one end of a pipe */
#define	SS_NBIO			0x2000	/* non-blocking */

#ifdef _KERNEL

struct accept_filter {
	char	accf_name[16];
	void	(*accf_callback)(struct socket *, void *, int, int);
	void *	(*accf_create)(struct socket *, char *);
	void	(*accf_destroy)(struct socket *);
	LIST_ENTRY(accept_filter) accf_next;
	u_int	accf_refcnt;
};

struct sockopt {
	int		sopt_level;	/* SOL_SOCKET or a protocol */
	int		sopt_name;	/* SO_* */
	size_t		sopt_size;	/* size of the value */
	void *		sopt_data;	/* the value */
};

/* Keeps sb_mbtail and sb_lastrecord true when the queue has run empty. */
#define	SB_EMPTY_FIXUP(sb)						\
do {									\
	KASSERT(solocked((sb)->sb_so));					\
	if ((sb)->sb_mb == NULL)					\
		(sb)->sb_lastrecord = (sb)->sb_mbtail = NULL;		\
} while (/*CONSTCOND*/ 0)

extern u_long		sb_max;
extern int		somaxconn;
extern kmutex_t		*softnet_lock;

/* File operations. */
int	soo_read(file_t *, off_t *, struct uio *, kauth_cred_t, int);
int	soo_write(file_t *, off_t *, struct uio *, kauth_cred_t, int);
int	soo_fcntl(file_t *, u_int, void *);
int	soo_ioctl(file_t *, u_long, void *);
int	soo_stat(file_t *, struct stat *);
int	soo_kqfilter(file_t *, struct knote *);
int	soo_poll(file_t *, int);
void	soo_restart(file_t *);
int	soo_close(file_t *);

/* Buffers. */
void	sbappend(struct sockbuf *, struct mbuf *);
int	sbappendaddr(struct sockbuf *, const struct sockaddr *, struct mbuf *,
	    struct mbuf *);
void	sbappendrecord(struct sockbuf *, struct mbuf *);
void	sbappendstream(struct sockbuf *, struct mbuf *);
void	sbdrop(struct sockbuf *, int);
void	sbdroprecord(struct sockbuf *);
void	sbflush(struct sockbuf *);
void	sbrelease(struct sockbuf *, struct socket *);
int	sbreserve(struct sockbuf *, u_long, struct socket *);
int	sblock(struct sockbuf *, int);
void	sbunlock(struct sockbuf *);
int	sbwait(struct sockbuf *);

/* Life and death. */
void	soinit(void);
void	soinit2(void);
int	socreate(int, struct socket **, int, int, struct lwp *,
	    struct socket *);
int	fsocreate(int, struct socket **, int, int, int *, file_t **,
	    struct socket *);
struct	socket *soget(bool);
void	soput(struct socket *);
int	soabort(struct socket *);
int	soclose(struct socket *);
void	sofree(struct socket *);
struct socket *
	sonewconn(struct socket *, bool);
void	soqinsque(struct socket *, struct socket *, int);
bool	soqremque(struct socket *, int);

/* System calls, nearly. */
int	soaccept(struct socket *, struct sockaddr *);
int	sobind(struct socket *, struct sockaddr *, struct lwp *);
int	soconnect(struct socket *, struct sockaddr *, struct lwp *);
int	soconnect2(struct socket *, struct socket *);
int	sodisconnect(struct socket *);
int	solisten(struct socket *, int, struct lwp *);
int	sopoll(struct socket *, int);
int	soreceive(struct socket *, struct mbuf **, struct uio *,
	    struct mbuf **, struct mbuf **, int *);
int	soreserve(struct socket *, u_long, u_long);
void	sorestart(struct socket *);
void	sorflush(struct socket *);
int	sosend(struct socket *, struct sockaddr *, struct uio *,
	    struct mbuf *, struct mbuf *, int, struct lwp *);
int	soshutdown(struct socket *, int);

/* Changes of state. */
void	soisconnecting(struct socket *);
void	soisconnected(struct socket *);
void	soisdisconnecting(struct socket *);
void	soisdisconnected(struct socket *);
void	socantsendmore(struct socket *);
void	socantrcvmore(struct socket *);
void	sohasoutofband(struct socket *);
void	soroverflow(struct socket *);
void	sowakeup(struct socket *, struct sockbuf *, int);

/* Locks. */
bool	solocked(const struct socket *);
bool	solocked2(const struct socket *, const struct socket *);
void	solockretry(struct socket *, kmutex_t *);
void	solockreset(struct socket *, kmutex_t *);
void	sosetlock(struct socket *);
int	sowait(struct socket *, bool, int);

/* Accept filters. */
int	accept_filt_add(struct accept_filter *);
int	accept_filt_clear(struct socket *);

#include <sys/protosw.h>
#include <sys/mbuf.h>

/* Does anybody want to hear of data or space? */
static __inline int
sb_notify(struct sockbuf *sb)
{

	KASSERT(solocked(sb->sb_so));

	return sb->sb_flags & (SB_NOTIFY | SB_ASYNC | SB_UPCALL | SB_KNOTE);
}

/* Room left in a buffer; none if it is already over its limits. */
static __inline u_long
sbspace(const struct sockbuf *sb)
{

	KASSERT(solocked(sb->sb_so));
	if (sb->sb_cc >= sb->sb_hiwat || sb->sb_mbcnt >= sb->sb_mbmax)
		return 0;
	return lmin(sb->sb_hiwat - sb->sb_cc, sb->sb_mbmax - sb->sb_mbcnt);
}

/* Must everything go in one piece? */
static __inline int
sosendallatonce(const struct socket *so)
{

	return so->so_proto->pr_flags & PR_ATOMIC;
}

/* Would a read return at once? */
static __inline int
soreadable(const struct socket *so)
{

	KASSERT(solocked(so));

	if (so->so_qlen != 0 || so->so_error != 0 || so->so_rerror != 0)
		return 1;
	return (so->so_state & SS_CANTRCVMORE) != 0 ||
	    so->so_rcv.sb_cc >= so->so_rcv.sb_lowat;
}

/* Would a write return at once? */
static __inline int
sowritable(const struct socket *so)
{

	KASSERT(solocked(so));

	if (so->so_error != 0 || (so->so_state & SS_CANTSENDMORE) != 0)
		return 1;
	if ((so->so_proto->pr_flags & PR_CONNREQUIRED) != 0 &&
	    (so->so_state & SS_ISCONNECTED) == 0)
		return 0;
	return sbspace(&so->so_snd) >= so->so_snd.sb_lowat;
}

/* Is a connection on its way in either direction? */
static __inline bool
sotransient(const struct socket *so)
{

	KASSERT(solocked(so));

	return (so->so_state & (SS_ISCONNECTING|SS_ISDISCONNECTING)) != 0;
}

/* The memory m takes, whatever it holds. */
static __inline u_long
sbstorage(const struct mbuf *m)
{

	return MSIZE + ((m->m_flags & M_EXT) ? m->m_ext.ext_size : 0);
}

/* Account for m, which is about to join the buffer. */
static __inline void
sballoc(struct sockbuf *sb, struct mbuf *m)
{

	KASSERT(solocked(sb->sb_so));

	sb->sb_mbcnt += sbstorage(m);
	sb->sb_cc += m->m_len;
}

/* Account for m, which has left the buffer. */
static __inline void
sbfree(struct sockbuf *sb, struct mbuf *m)
{

	KASSERT(solocked(sb->sb_so));

	sb->sb_mbcnt -= sbstorage(m);
	sb->sb_cc -= m->m_len;
}

/* There is data; if nobody cares, do not bother. */
static __inline void
sorwakeup(struct socket *so)
{
	struct sockbuf *sb = &so->so_rcv;

	KASSERT(solocked(so));

	if (sb_notify(sb))
		sowakeup(so, sb, POLL_IN);
}

/* There is room; likewise. */
static __inline void
sowwakeup(struct socket *so)
{
	struct sockbuf *sb = &so->so_snd;

	KASSERT(solocked(so));

	if (sb_notify(sb))
		sowakeup(so, sb, POLL_OUT);
}

/* The pointer may move while we wait: look at it again once in. */
static __inline void
solock(struct socket *so)
{
	kmutex_t *mtx = atomic_load_consume(&so->so_lock);

	mutex_enter(mtx);
	if (__predict_false(atomic_load_relaxed(&so->so_lock) != mtx))
		solockretry(so, mtx);
}

static __inline void
sounlock(struct socket *so)
{

	mutex_exit(so->so_lock);
}

#ifdef SOCKBUF_DEBUG
void	sblastrecordchk(struct sockbuf *, const char *);
#define	SBLASTRECORDCHK(sb, where)	sblastrecordchk((sb), (where))
#else
#define	SBLASTRECORDCHK(sb, where)	/* nothing */
#endif

#endif	/* _KERNEL */

#endif	/* !_SYS_SOCKETVAR_H_ */
