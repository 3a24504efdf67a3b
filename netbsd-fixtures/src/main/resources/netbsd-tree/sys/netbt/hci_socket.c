/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets that talk to a Bluetooth controller itself.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: hci_socket.c $");

#ifdef _KERNEL_OPT
#include "opt_bluetooth.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/queue.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netbt/bluetooth.h>

struct hci_pcb {
	struct socket	*hp_socket;	/* socket */
	bdaddr_t	hp_laddr;	/* address of the controller */
	bdaddr_t	hp_raddr;	/* address to send to */
	u_int		hp_flags;
	LIST_ENTRY(hci_pcb) hp_next;
};

#define	HCI_PROMISCUOUS	0x01
#define	HCI_NOSPACE	4096

static LIST_HEAD(, hci_pcb) hci_pcb = LIST_HEAD_INITIALIZER(hci_pcb);

void
hci_init(void)
{

	KASSERT(LIST_EMPTY(&hci_pcb));
}

static int
hci_attach(struct socket *so, int proto)
{
	int error;
	struct hci_pcb *pcb;

	if (so->so_lock == NULL) {
		mutex_enter(bt_lock);
		mutex_obj_hold(bt_lock);
		so->so_lock = bt_lock;
	}
	KASSERT(so->so_pcb == NULL);
	if ((error = soreserve(so, HCI_NOSPACE, HCI_NOSPACE)) == 0) {
		pcb = kmem_zalloc(sizeof(*pcb), KM_SLEEP);
		pcb->hp_socket = so;
		so->so_pcb = pcb;
		LIST_INSERT_HEAD(&hci_pcb, pcb, hp_next);
	}
	KASSERT(solocked(so));
	return error;
}

static void
hci_detach(struct socket *so)
{
	struct hci_pcb *pcb = so->so_pcb;

	KASSERT(pcb != NULL);

	pcb->hp_socket = NULL;
	LIST_REMOVE(pcb, hp_next);
	kmem_free(pcb, sizeof(*pcb));
	so->so_pcb = NULL;
}

static int
hci_bind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	const struct sockaddr_bt *local = (const struct sockaddr_bt *)nam;
	struct hci_pcb *pcb;

	KASSERT(solocked(so));

	pcb = so->so_pcb;
	pcb->hp_laddr = local->bt_bdaddr;
	return 0;
}

static int
hci_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	const struct sockaddr_bt *remote = (const struct sockaddr_bt *)nam;
	struct hci_pcb *pcb;

	KASSERT(solocked(so));

	pcb = so->so_pcb;
	pcb->hp_raddr = remote->bt_bdaddr;
	soisconnected(so);
	return 0;
}

static int
hci_disconnect(struct socket *so)
{
	struct hci_pcb *pcb = so->so_pcb;

	KASSERT(solocked(so));

	memset(&pcb->hp_raddr, 0, sizeof(pcb->hp_raddr));
	/* Not soisdisconnected(): it may be used again at once. */
	DPRINTF("%s: so_state %#x\n", __func__, so->so_state);
	so->so_state &= ~SS_ISCONNECTED;
	return 0;
}

static int
hci_abort(struct socket *so)
{

	KASSERT(so->so_pcb != NULL);

	/* Nobody will look at it any more, but somebody may sleep on it. */
	soisdisconnected(so);
	hci_detach(so);
	return 0;
}

static int
hci_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct hci_pcb *pcb = so->so_pcb;
	int error = 0;

	KASSERT(solocked(so));

	if (pcb == NULL)
		error = EINVAL;
	else if (nam == NULL && !(so->so_state & SS_ISCONNECTED))
		error = EADDRNOTAVAIL;
	m_freem(m);
	m_freem(control);
	return error;
}

/* A packet of the controller at addr: everybody bound to it gets a copy. */
void
hci_mtap(struct mbuf *m, const bdaddr_t *addr)
{
	struct sockaddr_bt sa;
	struct hci_pcb *pcb;
	struct mbuf *m0;

	KASSERT(mutex_owned(bt_lock));

	memset(&sa, 0, sizeof(sa));
	sa.bt_len = sizeof(sa);
	sa.bt_family = AF_BLUETOOTH;
	sa.bt_bdaddr = *addr;

	LIST_FOREACH(pcb, &hci_pcb, hp_next) {
		if (pcb->hp_socket->so_state & SS_CANTRCVMORE)
			continue;
		m0 = m_copym(m, 0, M_COPYALL, M_DONTWAIT);
		if (m0 != NULL && sbappendaddr(&pcb->hp_socket->so_rcv,
		    (struct sockaddr *)&sa, m0, NULL)) {
			sorwakeup(pcb->hp_socket);
		} else {
			m_freem(m0);
			soroverflow(pcb->hp_socket);
		}
	}
}

const struct pr_usrreqs hci_usrreqs = {
	.pr_attach	= hci_attach,
	.pr_detach	= hci_detach,
	.pr_bind	= hci_bind,
	.pr_connect	= hci_connect,
	.pr_disconnect	= hci_disconnect,
	.pr_abort	= hci_abort,
	.pr_send	= hci_send,
};
