/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * UDP.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: udp_usrreq.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_mbuftrace.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/stat.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>

extern const struct pr_usrreqs udp_usrreqs;
extern struct inpcbtable udbtable;

void	udp_input(struct mbuf *, int, int);
void	*udp_ctlinput(int, const struct sockaddr *, void *);

struct udphdr {
	in_port_t	uh_sport, uh_dport;
	uint16_t	uh_ulen, uh_sum;
} __packed;

struct inpcbtable udbtable = {
	.inpt_queue = TAILQ_HEAD_INITIALIZER(udbtable.inpt_queue),
};

static u_long	udp_sendspace = 9216;
static u_long	udp_recvspace = 40 * (1024 + sizeof(struct sockaddr_in));

#ifdef MBUFTRACE
static struct mowner udp_mowner = MOWNER_INIT("udp");
#endif

static void
udp_sendup(struct mbuf *m, int off, struct sockaddr *src, struct socket *so)
{
	struct mbuf *n;

	KASSERT(so != NULL);
	KASSERT(solocked(so));

	n = m_copym(m, 0, M_COPYALL, M_DONTWAIT);
	if (n == NULL) {
		soroverflow(so);
		return;
	}
	m_adj(n, off);
	if (sbappendaddr(&so->so_rcv, src, n, NULL) == 0) {
		m_freem(n);
		soroverflow(so);
	} else
		sorwakeup(so);
}

void
udp_input(struct mbuf *m, int off, int proto)
{
	struct sockaddr_in src;
	struct inpcb *inp;
	struct udphdr *uh;
	struct ip *ip;

	ip = mtod(m, struct ip *);
	uh = (struct udphdr *)(void *)(mtod(m, char *) + off);
	memset(&src, 0, sizeof(src));
	src.sin_family = AF_INET;
	src.sin_len = sizeof(src);
	src.sin_addr = ip->ip_src;
	src.sin_port = uh->uh_sport;

	mutex_enter(softnet_lock);
	if (m->m_flags & M_BCAST) {
		TAILQ_FOREACH(inp, &udbtable.inpt_queue, inp_queue) {
			if (inp->inp_lport != uh->uh_dport)
				continue;
			udp_sendup(m, off + sizeof(*uh),
			    (struct sockaddr *)&src, inp->inp_socket);
		}
	} else {
		inp = inpcb_lookup(&udbtable, src.sin_addr, src.sin_port,
		    ip->ip_dst, uh->uh_dport);
		if (inp != NULL)
			udp_sendup(m, off + sizeof(*uh),
			    (struct sockaddr *)&src, inp->inp_socket);
	}
	mutex_exit(softnet_lock);
	m_freem(m);
}

static void
udp_notify(struct inpcb *inp, int errno)
{
	struct socket *so = inp->inp_socket;

	KASSERT(solocked(so));

	so->so_error = errno;
	sorwakeup(so);
	sowwakeup(so);
}

void *
udp_ctlinput(int cmd, const struct sockaddr *sa, void *v)
{
	const struct sockaddr_in *sin = (const void *)sa;

	inpcb_notifyall(&udbtable, sin->sin_addr, ECONNREFUSED, udp_notify);
	return NULL;
}

static int
udp_attach(struct socket *so, int proto)
{
	int error;

	KASSERT(sotoinpcb(so) == NULL);

	sosetlock(so);
#ifdef MBUFTRACE
	so->so_mowner = &udp_mowner;
	so->so_rcv.sb_mowner = &udp_mowner;
	so->so_snd.sb_mowner = &udp_mowner;
#endif
	if (so->so_snd.sb_hiwat == 0 || so->so_rcv.sb_hiwat == 0) {
		error = soreserve(so, udp_sendspace, udp_recvspace);
		if (error)
			return error;
	}
	error = inpcb_create(so, &udbtable);
	KASSERT(solocked(so));
	return error;
}

static void
udp_detach(struct socket *so)
{

	KASSERT(solocked(so));
	KASSERT(sotoinpcb(so) != NULL);

	inpcb_destroy(sotoinpcb(so));
}

static int
udp_bind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	return inpcb_bind(sotoinpcb(so), satosin(nam), l);
}

static int
udp_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	int error;

	KASSERT(solocked(so));

	error = inpcb_connect(sotoinpcb(so), satosin(nam), l);
	if (error == 0)
		soisconnected(so);
	return error;
}

static int
udp_disconnect(struct socket *so)
{
	struct inpcb *inp = sotoinpcb(so);

	KASSERT(solocked(so));

	so->so_state &= ~SS_ISCONNECTED;	/* XXX */
	inpcb_disconnect(inp);
	return 0;
}

static int
udp_shutdown(struct socket *so)
{

	KASSERT(solocked(so));

	socantsendmore(so);
	return 0;
}

static int
udp_peeraddr(struct socket *so, struct sockaddr *nam)
{
	KASSERT(solocked(so));

	inpcb_fetch_peeraddr(sotoinpcb(so), satosin(nam));
	return 0;
}

static int
udp_sockaddr(struct socket *so, struct sockaddr *nam)
{
	KASSERT(solocked(so));

	inpcb_fetch_sockaddr(sotoinpcb(so), satosin(nam));
	return 0;
}

static int
udp_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	struct in_addr laddr;
	int error;

	KASSERT(solocked(so));

	memset(&laddr, 0, sizeof(laddr));
	if (nam != NULL) {
		laddr = in4p_laddr(inp);
		if ((so->so_state & SS_ISCONNECTED) != 0) {
			error = EISCONN;
			goto die;
		}
		error = inpcb_connect(inp, satosin(nam), l);
		if (error)
			goto die;
	} else if (__predict_false((so->so_state & SS_ISCONNECTED) == 0)) {
		error = ENOTCONN;
		goto die;
	}
	error = ip_output(m, inp->inp_options, inp->inp_route, 0, NULL, inp);
	m = NULL;
	if (nam != NULL) {
		inpcb_disconnect(inp);
		in4p_laddr(inp) = laddr;
	}
 die:
	m_freem(m);
	m_freem(control);
	return error;
}

static int
udp_purgeif(struct socket *so, struct ifnet *ifp)
{

	mutex_enter(softnet_lock);
	inpcb_purgeif0(&udbtable, ifp);
	mutex_exit(softnet_lock);
	return 0;
}

/*
 * What a datagram protocol is never asked for, or has no use for.
 */
#define	UDP_UNUSED(method, ...)						\
static int								\
udp_##method(struct socket *so, __VA_ARGS__)				\
{									\
	KASSERT(solocked(so));						\
									\
	return EOPNOTSUPP;						\
}

UDP_UNUSED(accept, struct sockaddr *nam)
UDP_UNUSED(connect2, struct socket *so2)
UDP_UNUSED(listen, struct lwp *l)
UDP_UNUSED(rcvd, int flags, struct lwp *l)
UDP_UNUSED(recvoob, struct mbuf *m, int flags)

/* Not locked, unlike the others: soo_ioctl() has no need to. */
static int
udp_ioctl(struct socket *so, u_long cmd, void *data, struct ifnet *ifp)
{

	return EOPNOTSUPP;
}

static int
udp_sendoob(struct socket *so, struct mbuf *m, struct mbuf *control)
{
	KASSERT(solocked(so));

	m_freem(control);
	m_freem(m);
	return EOPNOTSUPP;
}

static int
udp_abort(struct socket *so)
{
	KASSERT(solocked(so));

	panic("udp: nobody listens, so nobody aborts");
}

static int
udp_stat(struct socket *so, struct stat *ub)
{
	KASSERT(solocked(so));

	ub->st_blksize = so->so_rcv.sb_hiwat;
	return 0;
}

PR_WRAP_USRREQS(udp)

const struct pr_usrreqs udp_usrreqs = {
	.pr_attach	= udp_attach_wrapper,
	.pr_detach	= udp_detach_wrapper,
	.pr_bind	= udp_bind_wrapper,
	.pr_listen	= udp_listen_wrapper,
	.pr_accept	= udp_accept_wrapper,
	.pr_connect	= udp_connect_wrapper,
	.pr_connect2	= udp_connect2_wrapper,
	.pr_disconnect	= udp_disconnect_wrapper,
	.pr_shutdown	= udp_shutdown_wrapper,
	.pr_abort	= udp_abort_wrapper,
	.pr_send	= udp_send_wrapper,
	.pr_sendoob	= udp_sendoob_wrapper,
	.pr_rcvd	= udp_rcvd_wrapper,
	.pr_recvoob	= udp_recvoob_wrapper,
	.pr_peeraddr	= udp_peeraddr_wrapper,
	.pr_sockaddr	= udp_sockaddr_wrapper,
	.pr_ioctl	= udp_ioctl_wrapper,
	.pr_stat	= udp_stat_wrapper,
	.pr_purgeif	= udp_purgeif_wrapper,
};
