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
	struct rawcb *rp = sotorawcb(so);
	const size_t rcb_len = rp->rcb_len;

	KASSERT(rp != NULL);
	KASSERT(solocked(so));

	LIST_REMOVE(rp, rcb_list);
	so->so_pcb = NULL;

	/* Callers expect the lock back, which sofree() drops. */
	if (so->so_lock != softnet_lock) {
		kmutex_t *olock = so->so_lock;

		mutex_obj_hold(softnet_lock);
		mutex_enter(softnet_lock);
		so->so_lock = softnet_lock;
		mutex_exit(olock);
	}
	sofree(so);
	kmem_free(rp, rcb_len);
	mutex_enter(softnet_lock);
}

void
raw_disconnect(struct rawcb *rp)
{
	struct socket *so = rp->rcb_socket;

	if (so->so_state & SS_NOFDREF) {
		raw_detach(so);
	}
}
