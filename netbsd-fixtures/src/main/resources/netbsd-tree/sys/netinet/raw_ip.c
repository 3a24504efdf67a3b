/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Raw sockets on top of IP.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: raw_ip.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>

extern const struct pr_usrreqs rip_usrreqs;

void	rip_input(struct mbuf *, int, int);
int	rip_ctloutput(int, struct socket *, struct sockopt *);

static struct inpcbtable rawcbtable = {
	.inpt_queue = TAILQ_HEAD_INITIALIZER(rawcbtable.inpt_queue),
};

static u_long	rip_sendspace = 8192;
static u_long	rip_recvspace = 8192;

static int
rip_sbappendaddr(struct inpcb *last, const struct sockaddr *sa, int hlen,
    struct mbuf *n)
{
	struct socket *so = last->inp_socket;

	KASSERT(solocked(so));

	if (last->inp_flags & INP_RECVIF)
		m_adj(n, hlen);
	if (sbappendaddr(&so->so_rcv, sa, n, NULL) == 0) {
		soroverflow(so);
		m_freem(n);
		return 0;
	}
	sorwakeup(so);
	return 1;
}

void
rip_input(struct mbuf *m, int off, int proto)
{
	struct ip *ip = mtod(m, struct ip *);
	struct sockaddr_in ripsrc;
	struct inpcb *inp, *last = NULL;
	struct mbuf *n;

	memset(&ripsrc, 0, sizeof(ripsrc));
	ripsrc.sin_family = AF_INET;
	ripsrc.sin_len = sizeof(ripsrc);
	ripsrc.sin_addr = ip->ip_src;

	mutex_enter(softnet_lock);
	TAILQ_FOREACH(inp, &rawcbtable.inpt_queue, inp_queue) {
		if (inp->inp_af != AF_INET)
			continue;
		if (!in_nullhost(in4p_laddr(inp)) &&
		    !in_hosteq(in4p_laddr(inp), ip->ip_dst))
			continue;
		if (last != NULL &&
		    (n = m_copym(m, 0, M_COPYALL, M_DONTWAIT)) != NULL)
			rip_sbappendaddr(last, (struct sockaddr *)&ripsrc,
			    ip->ip_hl << 2, n);
		last = inp;
	}
	if (last != NULL)
		rip_sbappendaddr(last, (struct sockaddr *)&ripsrc,
		    ip->ip_hl << 2, m);
	else
		m_freem(m);
	mutex_exit(softnet_lock);
}

int
rip_ctloutput(int op, struct socket *so, struct sockopt *sopt)
{
	struct inpcb *inp = sotoinpcb(so);
	int error = 0;

	if (op != PRCO_SETOPT)
		return EOPNOTSUPP;
	KASSERT(inp != NULL);
	mutex_enter(softnet_lock);
	switch (sopt->sopt_name) {
	case 2:
		if (*(int *)sopt->sopt_data)
			inp->inp_flags |= INP_HDRINCL;
		else
			inp->inp_flags &= ~INP_HDRINCL;
		break;
	default:
		error = EOPNOTSUPP;
		break;
	}
	mutex_exit(softnet_lock);
	return error;
}

static int
rip_attach(struct socket *so, int proto)
{
	int error = 0;

	sosetlock(so);
	KASSERT(sotoinpcb(so) == NULL);

	if (so->so_rcv.sb_hiwat == 0 || so->so_snd.sb_hiwat == 0)
		error = soreserve(so, rip_sendspace, rip_recvspace);
	if (error == 0)
		error = inpcb_create(so, &rawcbtable);
	if (error == 0)
		sotoinpcb(so)->inp_fport = proto;
	KASSERT(solocked(so));
	return error;
}

static void
rip_detach(struct socket *so)
{

	KASSERT(solocked(so));

	inpcb_destroy(sotoinpcb(so));
}

static int
rip_bind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	in4p_laddr(sotoinpcb(so)) = satosin(nam)->sin_addr;
	return 0;
}

static int
rip_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	if (nam->sa_family != AF_INET)
		return EAFNOSUPPORT;
	in4p_faddr(sotoinpcb(so)) = satosin(nam)->sin_addr;
	soisconnected(so);
	return 0;
}

static int
rip_disconnect(struct socket *so)
{

	KASSERT(solocked(so));

	soisdisconnected(so);
	in4p_faddr(sotoinpcb(so)).s_addr = INADDR_ANY;
	return 0;
}

/* Only sockets that listen have anybody to abort. */
static int
rip_abort(struct socket *so)
{

	KASSERT(solocked(so));

	panic("%s: %p", __func__, so);
}

static int
rip_shutdown(struct socket *so)
{

	KASSERT(solocked(so));

	socantsendmore(so);
	return 0;
}

static int
rip_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct inpcb *inp;
	int error;

	KASSERT(solocked(so));

	inp = sotoinpcb(so);
	if (nam != NULL && (so->so_state & SS_ISCONNECTED) != 0)
		error = EISCONN;
	else if (nam == NULL && (so->so_state & SS_ISCONNECTED) == 0)
		error = ENOTCONN;
	else if (control != NULL && control->m_len != 0)
		error = EINVAL;
	else {
		/* An address given here is good for this packet only. */
		if (nam != NULL)
			in4p_faddr(inp) = satosin(nam)->sin_addr;
		error = ip_output(m, inp->inp_options, inp->inp_route, 0,
		    NULL, so);
		if (nam != NULL)
			in4p_faddr(inp).s_addr = INADDR_ANY;
		m = NULL;
	}
	m_freem(m);
	m_freem(control);
	return error;
}

static int
rip_purgeif(struct socket *so, struct ifnet *ifp)
{

	mutex_enter(softnet_lock);
	inpcb_purgeif0(&rawcbtable, ifp);
	mutex_exit(softnet_lock);
	return 0;
}

const struct pr_usrreqs rip_usrreqs = {
	.pr_attach	= rip_attach,
	.pr_detach	= rip_detach,
	.pr_bind	= rip_bind,
	.pr_connect	= rip_connect,
	.pr_disconnect	= rip_disconnect,
	.pr_shutdown	= rip_shutdown,
	.pr_abort	= rip_abort,
	.pr_send	= rip_send,
	.pr_purgeif	= rip_purgeif,
};
