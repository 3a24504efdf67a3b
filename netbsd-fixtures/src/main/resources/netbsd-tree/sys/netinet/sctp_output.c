/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * SCTP: a corner of it, for the long ways by which it reaches its sockets.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: sctp_output.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_sctp.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/sctp_var.h>

#ifdef SCTP_DEBUG
extern u_int sctp_debug_on;
#define	SCTPDBG(level, x)						\
do {									\
	if (sctp_debug_on & (level))					\
		printf x;						\
} while (/*CONSTCOND*/ 0)
#else
#define	SCTPDBG(level, x)	do { } while (/*CONSTCOND*/ 0)
#endif

/* May a write go ahead?  Waits for room unless the socket forbids. */
int
sctp_sosend_check(struct socket *so, u_long resid)
{
	int error = 0;

	solock(so);
	if ((error = sblock(&so->so_snd, M_WAITOK)) != 0)
		goto out;
	while (sbspace(&so->so_snd) < resid) {
		if (so->so_state & SS_NBIO) {
			error = EWOULDBLOCK;
			break;
		}
		error = sbwait(&so->so_snd);
#ifdef SCTP_DEBUG
		if (error != 0) {
			SCTPDBG(2, ("sbwait: %d, so_state %#x\n", error,
			    so->so_state));
#else
		if (error != 0) {
#endif
			break;
		}
		if (so->so_state & SS_CANTSENDMORE) {
			error = EPIPE;
			break;
		}
	}
	sbunlock(&so->so_snd);
 out:
	sounlock(so);
	return error;
}

/*
 * The first message carries the handshake and must not sleep, whatever the
 * socket says: pretend that it is non-blocking.
 */
int
sctp_send_initiate(struct sctp_tcb *stcb, struct mbuf *m)
{
	bool put_back = false;
	int error;

	KASSERT(solocked(stcb->sctp_socket));

	if ((stcb->sctp_socket->so_state & SS_NBIO) == 0) {
		stcb->sctp_socket->so_state |= SS_NBIO;
		put_back = true;
	}
	error = ip_output(m, NULL, NULL, 0, NULL, &stcb->sctp_ep->ip_inp);
	if (put_back)
		stcb->sctp_socket->so_state &= ~SS_NBIO;
	return error;
}

/* The peer has said goodbye. */
void
sctp_handle_shutdown(struct sctp_tcb *stcb)
{

	KASSERT(solocked(stcb->sctp_ep->sctp_socket));

	if (stcb->sctp_ep->sctp_flags & SCTP_PCB_FLAGS_TCPTYPE) {
		if (stcb->asoc_outqueue == 0) {
			stcb->sctp_ep->sctp_socket->so_state |= SS_CANTSENDMORE;
			stcb->sctp_socket->so_state &= ~SS_ISCONNECTING;
		}
	}
	stcb->asoc_state |= SCTP_STATE_SHUTDOWN_PENDING;
	sowwakeup(stcb->sctp_ep->sctp_socket);
}

int
sctp_can_peel_off(struct socket *head, struct sctp_tcb *stcb)
{

	KASSERT(solocked(head));

	if ((stcb->asoc_state & SCTP_STATE_OPEN) == 0)
		return ENOTCONN;
	return 0;
}

/* A socket of its own for one association. */
struct socket *
sctp_get_peeloff(struct socket *head, struct sctp_tcb *stcb, int *error)
{
	struct socket *newso;

	KASSERT(solocked(head));

	newso = sonewconn(head, true);
	if (newso == NULL) {
		*error = ENOMEM;
		return NULL;
	}
	newso->so_state &= ~SS_NBIO;
	newso->so_state |= SS_ISCONNECTED;
	newso->so_pcb = stcb->sctp_ep;
	stcb->sctp_socket = newso;
	stcb->sctp_ep->sctp_flags |= SCTP_PCB_FLAGS_IN_TCPPOOL;
	(void)soqremque(newso, 1);
#if 0
	/* Not before the other half works. */
	newso->so_state |= SS_ISAPIPE;
#endif
	return newso;
}
