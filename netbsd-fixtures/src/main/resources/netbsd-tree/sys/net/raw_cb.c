/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Control blocks of sockets without a real protocol.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: raw_cb.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <net/raw_cb.h>

static u_long	raw_sendspace = 8192;
static u_long	raw_recvspace = 8192;

/* The caller has put the control block into so_pcb. */
int
raw_attach(struct socket *so, int proto, struct rawcbhead *rawcbhead)
{
	struct rawcb *rp = sotorawcb(so);
	int error;

	KASSERT(rp != NULL);
	sosetlock(so);

	if ((error = soreserve(so, raw_sendspace, raw_recvspace)) != 0)
		return error;
	rp->rcb_socket = so;
	rp->rcb_family = so->so_proto->pr_domain->dom_family;
	rp->rcb_protocol = proto;
	LIST_INSERT_HEAD(rawcbhead, rp, rcb_list);
	KASSERT(solocked(so));
	return 0;
}

void
raw_detach(struct socket *so)
{
	struct rawcb *rcb;
	size_t len;

	KASSERT(solocked(so));

	rcb = sotorawcb(so);
	KASSERT(rcb != NULL);
	len = rcb->rcb_len;
	so->so_pcb = NULL;
	LIST_REMOVE(rcb, rcb_list);

	/* Callers expect the lock back, which sofree() drops. */
	if (so->so_lock != softnet_lock) {
		kmutex_t *olock = so->so_lock;

		mutex_obj_hold(softnet_lock);
		mutex_enter(softnet_lock);
		so->so_lock = softnet_lock;
		mutex_exit(olock);
	}
	sofree(so);
	kmem_free(rcb, len);
	mutex_enter(softnet_lock);
}

void
raw_disconnect(struct rawcb *rcb)
{
	struct socket *so = rcb->rcb_socket;

	/* Whoever holds a descriptor lets go of it with close(2). */
	if ((so->so_state & SS_NOFDREF) == 0)
		return;
	raw_detach(so);
}
