/* Sockets of a branch in progress: fine-grained locks, whose calls the tree does not define yet. */
#ifndef _SYS_SOCKETVAR_H_
#define _SYS_SOCKETVAR_H_

#include <sys/systm.h>

#define	SS_ISCONNECTED		0x002
#define	SS_ISCONNECTING		0x004
#define	SS_CANTRCVMORE		0x020
#define	SO_ACCEPTCONN		0x0002
#define	SO_LINGER		0x0080

struct inpcb;
struct mbuf;
struct protosw;
struct socket;

TAILQ_HEAD(soqhead, socket);

/*
 * Buffer of a socket, in one direction.
 *
 * Field locking key:
 *   (b) SOCKBUF_LOCK (per-buffer sb_lock mutex)
 *   (c) constant after creation
 */
struct sockbuf {
	kmutex_t	sb_lock;	/* lock of this buffer */
	struct socket	*sb_so;		/* (c) our socket */
	u_long		sb_cc;		/* (b) bytes in the buffer */
	u_long		sb_hiwat;	/* (b) most bytes it may hold */
	struct mbuf	*sb_mb;		/* (b) the chain */
	int		sb_flags;	/* (b) SB_* */
};

/*
 * Socket.
 *
 * Lock order: SOCK_IO > SOCK_LOCK > INP_WLOCK > SOLISTEN > SOCKBUF_LOCK / SONOTIFY
 *
 * Field locking key:
 *   (a) atomic operations (atomic_load_acquire etc.)
 *   (k) SOCK_LOCK (so->so_lock mutex)
 *   (n) SONOTIFY_LOCK (so->so_notify_lock mutex)
 *   (l) SOLISTEN_LOCK (so->so_accept_lock mutex)
 *   (c) constant after creation
 *   (r) only modified during attach/accept, then stable
 */
struct socket {
	kmutex_t * volatile so_lock;	/* the socket-level mutex */
	kcondvar_t	so_cv;		/* (n) notifier */
	kmutex_t	so_notify_lock;	/* interlock of so_cv */
	kmutex_t	so_accept_lock;	/* accept-queue interlock */
	kmutex_t	so_io_lock;	/* one sender, one receiver */
	short		so_type;	/* (c) generic type */
	short		so_options;	/* (k) from socket call */
	u_short		so_linger;	/* (k) time to linger while closing */
	unsigned int	so_state;	/* (a) internal state flags SS_* */
	unsigned int	so_error;	/* (a) error to report */
	void		*so_pcb;	/* (r) protocol control block */
	const struct protosw *so_proto;	/* (c) protocol handle */
	struct socket	*so_head;	/* (l) back pointer to accept socket */
	struct soqhead	*so_onq;	/* (l) queue that we are on */
	struct soqhead	so_q0;		/* (l) queue of partial connections */
	struct soqhead	so_q;		/* (l) queue of incoming connections */
	TAILQ_ENTRY(socket) so_qe;	/* (l) our queue entry */
	short		so_q0len;	/* (l) partials on so_q0 */
	short		so_qlen;	/* (l) number of connections on so_q */
	short		so_qlimit;	/* (l) max number queued connections */
	struct sockbuf	so_rcv;
	struct sockbuf	so_snd;
};

void	SOCK_LOCK(struct socket *);
void	SOCK_UNLOCK(struct socket *);
void	SOCKBUF_LOCK(struct sockbuf *);
void	SOCKBUF_UNLOCK(struct sockbuf *);
void	sorwakeup_locked(struct socket *);

#endif /* !_SYS_SOCKETVAR_H_ */
