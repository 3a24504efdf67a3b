/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets of the Bluetooth link layer.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: l2cap_socket.c $");

#ifdef _KERNEL_OPT
#include "opt_bluetooth.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netbt/bluetooth.h>

static void	l2cap_disconnected(void *, int);
static void	l2cap_input(void *, struct mbuf *);
static void	*l2cap_newconn(void *);
static void	l2cap_complete(void *, int);

/* What the channel below calls, with bt_lock held. */
static const struct btproto {
	void	(*disconnected)(void *, int);
	void	*(*newconn)(void *);
	void	(*complete)(void *, int);
	void	(*input)(void *, struct mbuf *);
} l2cap_proto = {
	.disconnected = l2cap_disconnected,
	.newconn = l2cap_newconn,
	.complete = l2cap_complete,
	.input = l2cap_input,
};

struct l2cap_channel {
	const struct btproto *lc_proto;
	void		*lc_upper;	/* the socket */
	int		lc_pending;	/* packets not yet sent */
};

static int
l2cap_attach1(struct socket *so, int proto)
{
	struct l2cap_channel *chan;
	int error;

	if (so->so_lock == NULL) {
		so->so_lock = bt_lock;
		mutex_obj_hold(so->so_lock);
		solock(so);
	}
	if ((error = soreserve(so, 4096, 4096)) != 0)
		return error;
	KASSERT(solocked(so));
	chan = kmem_zalloc(sizeof(*chan), KM_SLEEP);
	chan->lc_proto = &l2cap_proto;
	chan->lc_upper = so;
	so->so_pcb = chan;
	return 0;
}

static void
l2cap_detach1(struct socket *so)
{
	struct l2cap_channel *chan = so->so_pcb;

	KASSERT(solocked(so));

	so->so_pcb = NULL;
	kmem_free(chan, sizeof(*chan));
}

static int
l2cap_connect1(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	soisconnecting(so);
	return 0;
}

static int
l2cap_disconnect1(struct socket *so)
{

	KASSERT(solocked(so));

	soisdisconnecting(so);
	return 0;
}

static void
l2cap_disconnected(void *arg, int err)
{
	struct socket *so = arg;

	KASSERT(solocked(so));

	so->so_error = err;
	soisdisconnected(so);
}

static void *
l2cap_newconn(void *arg)
{
	struct socket *so = arg;

	DPRINTF("l2cap: new connection\n");
	so = sonewconn(so, false);
	if (so == NULL)
		return NULL;
	return so->so_pcb;
}

static void
l2cap_complete(void *arg, int length)
{
	struct socket *so = arg;

	while (length-- > 0)
		sbdroprecord(&so->so_snd);
	sowwakeup(so);
}

static void
l2cap_input(void *arg, struct mbuf *m)
{
	struct socket *so = arg;

	if (m->m_pkthdr.len > (int)sbspace(&so->so_rcv)) {
		m_freem(m);
		soroverflow(so);
		return;
	}
	sbappendrecord(&so->so_rcv, m);
	sorwakeup(so);
}

/*
 * The link is up again after the controller was reset: put the state right
 * without waking anybody.
 */
void
l2cap_linkup(struct socket *so)
{

	mutex_enter(bt_lock);
	so->so_state &= ~(SS_ISCONNECTING|SS_ISDISCONNECTED);
	so->so_state |= SS_ISCONNECTED;
	mutex_exit(bt_lock);
}

const struct pr_usrreqs l2cap_usrreqs = {
	.pr_attach	= l2cap_attach1,
	.pr_detach	= l2cap_detach1,
	.pr_connect	= l2cap_connect1,
	.pr_disconnect	= l2cap_disconnect1,
};
