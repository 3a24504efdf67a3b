/* Sockets as the lock cases need them: one lock a socket, which several sockets may share. */
#ifndef _SYS_SOCKETVAR_H_
#define _SYS_SOCKETVAR_H_

#include <sys/systm.h>

#define	SS_ISCONNECTED		0x002
#define	SS_ISCONNECTING		0x004
#define	SS_CANTRCVMORE		0x020
#define	SS_NOFDREF		0x001
#define	SB_LOCK			0x01
#define	SB_NOINTR		0x40
#define	SO_ACCEPTCONN		0x0002
#define	SO_LINGER		0x0080

struct mbuf;
struct socket;

TAILQ_HEAD(soqhead, socket);

/*
 * Buffer of a socket, in one direction.
 *
 * Field locking key:
 *   (k) *sb_so->so_lock
 *   (c) constant after creation
 */
struct sockbuf {
	struct socket	*sb_so;		/* (c) our socket */
	kcondvar_t	sb_cv;		/* (k) notifier */
	u_long		sb_cc;		/* (k) bytes in the buffer */
	u_long		sb_hiwat;	/* (k) most bytes it may hold */
	struct mbuf	*sb_mb;		/* (k) the chain */
	int		sb_flags;	/* (k) SB_* */
};

/*
 * Socket.
 *
 * Field locking key:
 *   (k) *so_lock
 *   (c) constant after creation
 */
struct socket {
	kmutex_t * volatile so_lock;	/* points at the lock */
	kcondvar_t	so_cv;		/* (k) notifier */
	short		so_type;	/* (c) SOCK_STREAM and so on */
	short		so_options;	/* (k) SO_* */
	u_short		so_linger;	/* (k) time to linger */
	u_int		so_state;	/* (k) SS_* */
	int		so_error;	/* (k) error to report */
	void		*so_pcb;	/* (k) protocol control block */
	struct socket	*so_head;	/* (k) listening socket */
	struct soqhead	*so_onq;	/* (k) queue we are on */
	struct soqhead	so_q;		/* (k) complete connections */
	TAILQ_ENTRY(socket) so_qe;	/* (k) our place on it */
	short		so_qlen;	/* (k) how many */
	short		so_qlimit;	/* (k) how many at most */
	struct sockbuf	so_rcv;
	struct sockbuf	so_snd;
};

extern kmutex_t *softnet_lock;

int	solocked(const struct socket *);
int	solocked2(const struct socket *, const struct socket *);
void	sosetlock(struct socket *);
int	sblock(struct sockbuf *, int);
void	sbunlock(struct sockbuf *);
int	sbwait(struct sockbuf *);
int	sowait(struct socket *, bool, int);
void	sowakeup(struct socket *, struct sockbuf *, int);
void	sofree(struct socket *);
int	soabort(struct socket *);

static inline void
solock(struct socket *so)
{
	mutex_enter(so->so_lock);
}

static inline void
sounlock(struct socket *so)
{
	mutex_exit(so->so_lock);
}

#endif /* !_SYS_SOCKETVAR_H_ */
