/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The switch between sockets and protocols.
 */

#ifndef _SYS_PROTOSW_H_
#define	_SYS_PROTOSW_H_

#include <sys/systm.h>

struct domain;
struct ifnet;
struct lwp;
struct mbuf;
struct sockaddr;
struct socket;
struct sockopt;
struct stat;
struct pr_usrreqs;

struct protosw {
	int 	pr_type;		/* kind of socket it serves */
	struct	domain *pr_domain;	/* family it belongs to */
	short	pr_protocol;		/* number in that family */
	short	pr_flags;		/* PR_* below */

	/* From the layer below. */
	void	(*pr_input)		/* a packet */
			(struct mbuf *, int, int);
	void	*(*pr_ctlinput)		/* news from the network */
			(int, const struct sockaddr *, void *);
	int	(*pr_ctloutput)		/* socket options */
			(int, struct socket *, struct sockopt *);

	/* From the socket above. */
	const struct pr_usrreqs *pr_usrreqs;

	/* Now and then. */
	void	(*pr_init)(void);
	void	(*pr_slowtimo)(void);	/* every 500 ms */
	void	(*pr_drain)(void);	/* memory is short */
};

#define	PR_SLOWHZ	2

#define	PR_ATOMIC	0x01		/* a message is sent whole */
#define	PR_ADDR		0x02		/* an address comes with it */
#define	PR_CONNREQUIRED	0x04		/* connect first */
#define	PR_WANTRCVD	0x08		/* wants pr_rcvd() calls */
#define	PR_LISTEN	0x20		/* can listen and accept */
#define	PR_ABRTACPTDIS	0x80		/* accept fails if disconnected */
#define	PR_PURGEIF	0x100		/* wants pr_purgeif() calls */

#define	PRCO_GETOPT	0
#define	PRCO_SETOPT	1

#ifdef _KERNEL

/*
 * What a socket asks of its protocol.  All are called with the socket
 * locked; pr_attach alone may be called without a lock and returns with the
 * lock it has chosen.
 */
struct pr_usrreqs {
	/* the control block */
	int	(*pr_attach)(struct socket *, int);
	void	(*pr_detach)(struct socket *);
	int	(*pr_abort)(struct socket *);
	int	(*pr_purgeif)(struct socket *, struct ifnet *);

	/* names */
	int	(*pr_bind)(struct socket *, struct sockaddr *, struct lwp *);
	int	(*pr_sockaddr)(struct socket *, struct sockaddr *);
	int	(*pr_peeraddr)(struct socket *, struct sockaddr *);

	/* connections */
	int	(*pr_listen)(struct socket *, struct lwp *);
	int	(*pr_accept)(struct socket *, struct sockaddr *);
	int	(*pr_connect2)(struct socket *, struct socket *);
	int	(*pr_connect)(struct socket *, struct sockaddr *, struct lwp *);
	int	(*pr_shutdown)(struct socket *);
	int	(*pr_disconnect)(struct socket *);

	/* data */
	int	(*pr_send)(struct socket *, struct mbuf *, struct sockaddr *,
	    struct mbuf *, struct lwp *);
	int	(*pr_rcvd)(struct socket *, int, struct lwp *);
	int	(*pr_sendoob)(struct socket *, struct mbuf *, struct mbuf *);
	int	(*pr_recvoob)(struct socket *, struct mbuf *, int);

	/* settings */
	int	(*pr_stat)(struct socket *, struct stat *);
	int	(*pr_ioctl)(struct socket *, u_long, void *, struct ifnet *);
};

const struct protosw *pffindproto(int, int, int);
const struct protosw *pffindtype(int, int);
struct domain *pffinddomain(int);

/*
 * Trampolines for a protocol that still wants the big lock: for each method
 * name_x() there is a name_x_wrapper() to put into the table.
 */
#define	PR_WRAP_USRREQS(name)						\
static int								\
name##_attach_wrapper(struct socket *so, int p2)			\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_attach(so, p2);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static void								\
name##_detach_wrapper(struct socket *so)				\
{									\
	KERNEL_LOCK(1, NULL);						\
	name##_detach(so);						\
	KERNEL_UNLOCK_ONE(NULL);					\
}									\
static int								\
name##_accept_wrapper(struct socket *so, struct sockaddr *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_accept(so, p2);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_connect_wrapper(struct socket *so, struct sockaddr *p2,		\
    struct lwp *p3)							\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_connect(so, p2, p3);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_connect2_wrapper(struct socket *so, struct socket *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_connect2(so, p2);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_bind_wrapper(struct socket *so, struct sockaddr *p2,		\
    struct lwp *p3)							\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_bind(so, p2, p3);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_listen_wrapper(struct socket *so, struct lwp *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_listen(so, p2);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_disconnect_wrapper(struct socket *so)				\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_disconnect(so);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_shutdown_wrapper(struct socket *so)				\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_shutdown(so);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_abort_wrapper(struct socket *so)					\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_abort(so);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_ioctl_wrapper(struct socket *so, u_long p2,			\
    void *p3, struct ifnet *p4)						\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_ioctl(so, p2, p3, p4);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_stat_wrapper(struct socket *so, struct stat *p2)			\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_stat(so, p2);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_peeraddr_wrapper(struct socket *so, struct sockaddr *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_peeraddr(so, p2);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_sockaddr_wrapper(struct socket *so, struct sockaddr *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_sockaddr(so, p2);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_rcvd_wrapper(struct socket *so, int p2, struct lwp *p3)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_rcvd(so, p2, p3);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_recvoob_wrapper(struct socket *so, struct mbuf *p2, int p3)	\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_recvoob(so, p2, p3);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_send_wrapper(struct socket *so, struct mbuf *p2,			\
    struct sockaddr *p3, struct mbuf *p4, struct lwp *p5)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_send(so, p2, p3, p4, p5);			\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_sendoob_wrapper(struct socket *so, struct mbuf *p2,		\
    struct mbuf *p3)							\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_sendoob(so, p2, p3);				\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}									\
static int								\
name##_purgeif_wrapper(struct socket *so, struct ifnet *p2)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name##_purgeif(so, p2);					\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}

#define	PR_WRAP_CTLOUTPUT(name)						\
static int								\
name##_wrapper(int a, struct socket *b, struct sockopt *c)		\
{									\
	int error;							\
									\
	KERNEL_LOCK(1, NULL);						\
	error = name(a, b, c);						\
	KERNEL_UNLOCK_ONE(NULL);					\
	return error;							\
}

#define	PR_WRAP_INPUT(name)						\
static void								\
name##_wrapper(struct mbuf *a, int b, int c)				\
{									\
	KERNEL_LOCK(1, NULL);						\
	name(a, b, c);							\
	KERNEL_UNLOCK_ONE(NULL);					\
}

#endif	/* _KERNEL */

#endif	/* !_SYS_PROTOSW_H_ */
