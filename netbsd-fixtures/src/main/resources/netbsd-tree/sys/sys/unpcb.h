/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_UNPCB_H_
#define	_SYS_UNPCB_H_

#include <sys/mutex.h>
#include <sys/vnode.h>

struct sockaddr_un;

/*
 * Control block of an AF_LOCAL socket.  All of it is under the lock of the
 * socket: uipc_lock until two stream sockets are connected, a mutex of their
 * own from then on.
 */
struct unpcb {
	struct socket	*unp_socket;	/* the socket it belongs to */
	struct vnode	*unp_vnode;	/* file it is bound to, if any */
	struct unpcb	*unp_conn;	/* the peer */
	struct unpcb	*unp_refs;	/* who is connected to us */
	struct unpcb	*unp_nextref;	/* next of those */
	struct sockaddr_un *unp_addr;	/* address it is bound to */
	kmutex_t	*unp_streamlock;/* lock for the connected pair */
	u_long		unp_cc;		/* copy of the peer's sb_cc */
	int		unp_flags;	/* UNP_* below */
};

#define	UNP_BUSY	0x0001		/* bind or connect under way */

#define	sotounpcb(so)	((struct unpcb *)((so)->so_pcb))

#ifdef _KERNEL
extern const struct pr_usrreqs unp_usrreqs;

int	unp_connect2(struct socket *, struct socket *);
void	unp_dispose(struct mbuf *);
#endif

#endif	/* !_SYS_UNPCB_H_ */
