/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * UDP on top of IPv6.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: udp6_usrreq.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet6/ip6_var.h>

static u_long	udp6_sendspace = 9216;
static u_long	udp6_recvspace = 40 * (1024 + sizeof(struct sockaddr_in6));

int
udp6_input(struct mbuf **mp, int *offp, int proto)
{
	struct mbuf *m = *mp;
	struct sockaddr_in6 from;
	struct inpcb *inp;
	struct socket *so;

	memset(&from, 0, sizeof(from));
	from.sin6_family = AF_INET6;
	from.sin6_len = sizeof(from);

	mutex_enter(softnet_lock);
	TAILQ_FOREACH(inp, &udbtable.inpt_queue, inp_queue) {
		if (inp->inp_af != AF_INET6)
			continue;
		so = inp->inp_socket;
		m_adj(m, *offp);
		if (sbappendaddr(&so->so_rcv, (struct sockaddr *)&from, m,
		    NULL) == 0) {
			soroverflow(so);
			break;
		}
		sorwakeup(so);
		m = NULL;
		break;
	}
	mutex_exit(softnet_lock);
	m_freem(m);
	return IPPROTO_UDP;
}

static int
udp6_attach(struct socket *so, int proto)
{
	int s, error;

	KASSERT(sotoinpcb(so) == NULL);

	sosetlock(so);
	error = soreserve(so, udp6_sendspace, udp6_recvspace);
	if (error)
		return error;
	s = splsoftnet();
	error = inpcb_create(so, &udbtable);
	splx(s);
	return error;
}

static void
udp6_detach(struct socket *so)
{
	int s;

	KASSERT(solocked(so));

	s = splsoftnet();
	inpcb_destroy(sotoinpcb(so));
	splx(s);
}

static int
udp6_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	int error, s;

	KASSERT(solocked(so));
	KASSERT(inp != NULL);

	s = splsoftnet();
	if ((error = in6pcb_connect(inp, satosin6(nam), l)) == 0)
		soisconnected(so);
	splx(s);
	return error;
}

static int
udp6_disconnect(struct socket *so)
{
	struct inpcb *inp = sotoinpcb(so);
	int error = ENOTCONN;
	int s;

	KASSERT(solocked(so));

	s = splsoftnet();
	if (!IN6_IS_ADDR_UNSPECIFIED(&in6p_faddr(inp))) {
		so->so_state &= ~SS_ISCONNECTED;	/* XXX see raw_ip6.c */
		in6pcb_disconnect(inp);
		error = 0;
	}
	splx(s);
	return error;
}

static int
udp6_shutdown(struct socket *so)
{
	const int ospl = splsoftnet();

	socantsendmore(so);
	splx(ospl);
	return 0;
}

static int
udp6_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	int error;

	KASSERT(solocked(so));
	KASSERTMSG((so->so_state & SS_ISCONNECTED) == 0 || inp->inp_fport != 0,
	    "so_state %#x without a peer", so->so_state);

	error = ip6_output(m, NULL, inp->inp_route, 0, so);
	m_freem(control);
	return error;
}

const struct pr_usrreqs udp6_usrreqs = {
	.pr_attach	= udp6_attach,
	.pr_detach	= udp6_detach,
	.pr_connect	= udp6_connect,
	.pr_disconnect	= udp6_disconnect,
	.pr_shutdown	= udp6_shutdown,
	.pr_send	= udp6_send,
};
