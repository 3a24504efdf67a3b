/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETINET_SCTP_VAR_H_
#define	_NETINET_SCTP_VAR_H_

#include <sys/queue.h>
#include <netinet/in_pcb.h>

struct socket;

#define	SCTP_STATE_OPEN			0x0008
#define	SCTP_STATE_SHUTDOWN_PENDING	0x0080

#define	SCTP_PCB_FLAGS_TCPTYPE		0x00000002
#define	SCTP_PCB_FLAGS_IN_TCPPOOL	0x00000020

/* An endpoint: what a socket has for a control block. */
struct sctp_inpcb {
	struct inpcb	ip_inp;
	struct socket	*sctp_socket;	/* its socket */
	uint32_t	sctp_flags;	/* SCTP_PCB_FLAGS_* */
};

/* An association: one of possibly many of an endpoint. */
struct sctp_tcb {
	struct socket	*sctp_socket;	/* socket of the endpoint */
	struct sctp_inpcb *sctp_ep;	/* the endpoint */
	LIST_ENTRY(sctp_tcb) sctp_tcblist;
	uint32_t	asoc_state;	/* SCTP_STATE_* */
	u_long		asoc_outqueue;	/* bytes not yet sent */
};

#ifdef _KERNEL
int	sctp_can_peel_off(struct socket *, struct sctp_tcb *);
struct socket *
	sctp_get_peeloff(struct socket *, struct sctp_tcb *, int *);
void	sctp_handle_shutdown(struct sctp_tcb *);
int	sctp_send_initiate(struct sctp_tcb *, struct mbuf *);
int	sctp_sosend_check(struct socket *, u_long);
#endif

#endif	/* !_NETINET_SCTP_VAR_H_ */
