/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NET_RAW_CB_H_
#define	_NET_RAW_CB_H_

#include <sys/queue.h>
#include <sys/socket.h>

/* Control block of a socket without a real protocol. */
struct rawcb {
	LIST_ENTRY(rawcb) rcb_list;	/* entry on the protocol's list */
	struct socket	*rcb_socket;	/* back to the socket */
	struct sockaddr	*rcb_faddr;	/* address of the peer */
	struct sockaddr	*rcb_laddr;	/* our address */
	int		rcb_family;
	int		rcb_protocol;
	size_t		rcb_len;	/* size of what this is part of */
};
LIST_HEAD(rawcbhead, rawcb);

#define	sotorawcb(so)	((struct rawcb *)(so)->so_pcb)

#ifdef _KERNEL
int	raw_attach(struct socket *, int, struct rawcbhead *);
void	raw_detach(struct socket *);
void	raw_disconnect(struct rawcb *);
void	raw_input(struct mbuf *, int, struct sockaddr *, struct rawcbhead *);
int	raw_send(struct socket *, struct mbuf *, struct sockaddr *,
	    struct mbuf *, struct lwp *,
	    int (*)(struct mbuf *, struct socket *));
#endif

#endif	/* !_NET_RAW_CB_H_ */
