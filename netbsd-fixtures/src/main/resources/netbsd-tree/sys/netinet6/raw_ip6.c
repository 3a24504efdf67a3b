/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Raw sockets on top of IPv6.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: raw_ip6.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_net_mpsafe.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <net/if.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet6/ip6_var.h>

static struct inpcbtable raw6cbtable = {
	.inpt_queue = TAILQ_HEAD_INITIALIZER(raw6cbtable.inpt_queue),
};

static u_long	rip6_sendspace = 8192;
static u_long	rip6_recvspace = 8192;

static void
rip6_sbappendaddr(struct inpcb *last, struct mbuf *n)
{
	struct socket *so = last->inp_socket;
	struct sockaddr_in6 sin6;

	KASSERT(solocked(so));

	memset(&sin6, 0, sizeof(sin6));
	sin6.sin6_family = AF_INET6;
	sin6.sin6_len = sizeof(sin6);
	if (sbappendaddr(&so->so_rcv, (struct sockaddr *)&sin6, n, NULL) == 0) {
		soroverflow(so);
		m_freem(n);
	} else
		sorwakeup(so);
}

int
rip6_input(struct mbuf **mp, int *offp, int proto)
{
	struct mbuf *m = *mp;
	struct ip6_hdr *ip6 = mtod(m, struct ip6_hdr *);
	struct inpcb *inp, *last = NULL;

	SOFTNET_KERNEL_LOCK_UNLESS_NET_MPSAFE();
	TAILQ_FOREACH(inp, &raw6cbtable.inpt_queue, inp_queue) {
		if (inp->inp_af != AF_INET6)
			continue;
		if (!IN6_IS_ADDR_UNSPECIFIED(&in6p_laddr(inp)) &&
		    !IN6_ARE_ADDR_EQUAL(&in6p_laddr(inp), &ip6->ip6_dst))
			continue;
		last = inp;
		break;
	}
	if (last != NULL)
		rip6_sbappendaddr(last, m);
	else
		m_freem(m);
	SOFTNET_KERNEL_UNLOCK_UNLESS_NET_MPSAFE();
	return IPPROTO_RAW;
}

static int
rip6_attach(struct socket *so, int proto)
{
	int error;

	KASSERT(sotoinpcb(so) == NULL);
	sosetlock(so);

	error = soreserve(so, rip6_sendspace, rip6_recvspace);
	if (error == 0)
		error = inpcb_create(so, &raw6cbtable);
	KASSERT(solocked(so));
	return error;
}

static void
rip6_detach(struct socket *so)
{

	KASSERT(solocked(so));

	inpcb_destroy(sotoinpcb(so));
}

static int
rip6_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);

	KASSERT(solocked(so));

	if (nam->sa_family != AF_INET6)
		return EAFNOSUPPORT;
	in6p_faddr(inp) = satosin6(nam)->sin6_addr;
	soisconnected(so);
	return 0;
}

static int
rip6_disconnect(struct socket *so)
{
	struct in6_addr *faddr = &in6p_faddr(sotoinpcb(so));

	KASSERT(solocked(so));

	if (!(so->so_state & SS_ISCONNECTED))
		return ENOTCONN;
	so->so_state &= ~SS_ISCONNECTED;	/* XXX no soisdisconnected() */
	memset(faddr, 0, sizeof(*faddr));
	return 0;
}

static int
rip6_abort(struct socket *so)
{
	struct inpcb *inp = sotoinpcb(so);

	KASSERT(solocked(so));

	/* As rip6_detach(), but those who sleep on it must hear of it. */
	soisdisconnected(so);
	inpcb_destroy(inp);
	return 0;
}

static int
rip6_shutdown(struct socket *so)
{

	KASSERT(solocked(so));

	socantsendmore(so);
	return 0;
}

static int
rip6_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	struct in6_addr faddr;
	int error;

	KASSERT(solocked(so));

	faddr = in6p_faddr(inp);
	if (!(so->so_state & SS_ISCONNECTED)) {
		if (nam == NULL) {
			error = ENOTCONN;
			goto release;
		}
		in6p_faddr(inp) = satosin6(nam)->sin6_addr;
	} else if (nam != NULL) {
		error = EISCONN;
		goto release;
	}
	error = ip6_output(m, NULL, inp->inp_route, 0, so);
	m = NULL;
	in6p_faddr(inp) = faddr;
 release:
	m_freem(control);
	m_freem(m);
	return error;
}

const struct pr_usrreqs rip6_usrreqs = {
	.pr_attach	= rip6_attach,
	.pr_detach	= rip6_detach,
	.pr_connect	= rip6_connect,
	.pr_disconnect	= rip6_disconnect,
	.pr_shutdown	= rip6_shutdown,
	.pr_abort	= rip6_abort,
	.pr_send	= rip6_send,
};
