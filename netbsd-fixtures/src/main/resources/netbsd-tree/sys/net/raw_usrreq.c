/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What sockets without a real protocol have in common.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: raw_usrreq.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <net/raw_cb.h>

static inline int
equal(const struct sockaddr *a1, const struct sockaddr *a2)
{

	return memcmp(a1, a2, a1->sa_len) == 0;
}

/* Give a copy to everybody who might want it, and m itself to the last. */
void
raw_input(struct mbuf *m, int proto, struct sockaddr *src,
    struct rawcbhead *rawcbhead)
{
	struct rawcb *rp;
	struct socket *last = NULL;
	struct mbuf *n;

	KASSERT(mutex_owned(softnet_lock));

	LIST_FOREACH(rp, rawcbhead, rcb_list) {
		if (rp->rcb_protocol != 0 && rp->rcb_protocol != proto)
			continue;
		if (rp->rcb_faddr != NULL && !equal(rp->rcb_faddr, src))
			continue;
		if (last == NULL) {
			last = rp->rcb_socket;
			continue;
		}
		if ((n = m_copym(m, 0, M_COPYALL, M_DONTWAIT)) == NULL)
			continue;
		if (sbappendaddr(&last->so_rcv, src, n, NULL) != 0)
			sorwakeup(last);
		else {
			soroverflow(last);
			m_freem(n);
		}
		last = rp->rcb_socket;
	}
	if (last == NULL || sbappendaddr(&last->so_rcv, src, m, NULL) == 0) {
		m_freem(m);
		if (last != NULL)
			soroverflow(last);
	} else
		sorwakeup(last);
}

int
raw_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l, int (*output)(struct mbuf *,
    struct socket *))
{
	struct rawcb *rcb = sotorawcb(so);
	int error;

	KASSERT(rcb != NULL);

	if (control != NULL && control->m_len != 0)
		error = EINVAL;
	else if (nam != NULL && (so->so_state & SS_ISCONNECTED) != 0)
		error = EISCONN;
	else if (nam == NULL && (so->so_state & SS_ISCONNECTED) == 0)
		error = ENOTCONN;
	else {
		if (nam != NULL)
			rcb->rcb_faddr = nam;
		error = (*output)(m, so);
		if (nam != NULL)
			rcb->rcb_faddr = NULL;
		m = NULL;
	}
	m_freem(m);
	m_freem(control);
	return error;
}
