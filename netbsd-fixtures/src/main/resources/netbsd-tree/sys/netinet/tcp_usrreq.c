/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * TCP: what the socket asks for.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: tcp_usrreq.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_tcp_debug.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/stat.h>
#include <sys/sysctl.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet/tcp_var.h>

struct inpcbtable tcbtable = {
	.inpt_queue = TAILQ_HEAD_INITIALIZER(tcbtable.inpt_queue),
};

static u_long tcp_sendspace = 32 * 1024;
static u_long tcp_recvspace = 32 * 1024;

int	tcp_ctloutput(int, struct socket *, struct sockopt *);

static int
tcp_attach(struct socket *so, int proto)
{
	struct inpcb *inp;
	int error = 0;
	int s;

	KASSERT(sotoinpcb(so) == NULL);

	s = splsoftnet();
	sosetlock(so);
	so->so_snd.sb_flags |= SB_AUTOSIZE;
	so->so_rcv.sb_flags |= SB_AUTOSIZE;
	/* A child of a listening socket has its buffers already. */
	if (so->so_rcv.sb_hiwat == 0)
		error = soreserve(so, tcp_sendspace, tcp_recvspace);
	if (error == 0)
		error = inpcb_create(so, &tcbtable);
	if (error != 0)
		goto out;

	inp = sotoinpcb(so);
	if (tcp_newtcpcb(inp->inp_af, inp) == NULL) {
		int nofd = so->so_state & SS_NOFDREF;

		/* Keep the socket: the caller wants to see the error. */
		so->so_state &= ~SS_NOFDREF;
		inpcb_destroy(inp);
		so->so_state |= nofd;
		error = ENOBUFS;
	}
 out:
	splx(s);
	KASSERT(solocked(so));
	return error;
}

static void
tcp_detach(struct socket *so)
{
	const int s = splsoftnet();

	KASSERT(solocked(so));

	if (sotoinpcb(so) != NULL)
		(void)tcp_disconnect1(sototcpcb(so));
	splx(s);
}

static int
tcp_accept(struct socket *so, struct sockaddr *nam)
{

	KASSERT(solocked(so));

	if (sotoinpcb(so) == NULL)
		return EINVAL;
	inpcb_fetch_peeraddr(sotoinpcb(so), satosin(nam));
	return 0;
}

static int
tcp_bind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	if (sotoinpcb(so) == NULL)
		return EINVAL;
	return inpcb_bind(sotoinpcb(so), satosin(nam), l);
}

static int
tcp_listen(struct socket *so, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	int error = 0;

	KASSERT(solocked(so));

	if (inp == NULL)
		return EINVAL;
	if (inp->inp_lport == 0 && (error = inpcb_bind(inp, NULL, l)) != 0)
		return error;
	sototcpcb(so)->t_state = TCPS_LISTEN;
	return 0;
}

static int
tcp_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	struct inpcb *inp = sotoinpcb(so);
	struct tcpcb *tp;
	int error;

	KASSERT(solocked(so));

	/* A connection that is over does not come back. */
	if (inp == NULL)
		return EINVAL;
#ifdef INET6
	if (nam->sa_family == AF_INET6) {
		error = in6pcb_connect(inp, satosin6(nam), l);
	} else
#endif
	{
		error = inpcb_connect(inp, satosin(nam), l);
	}
	if (error)
		return error;
	tp = intotcpcb(inp);
	soisconnecting(so);
	tp->t_state = TCPS_SYN_SENT;
	TCP_TIMER_ARM(tp, TCPT_KEEP, tcp_keepidle);
	return tcp_output(tp);
}

static int
tcp_connect2(struct socket *so, struct socket *so2)
{
	KASSERT(solocked(so));

	return EOPNOTSUPP;
}

static int
tcp_disconnect(struct socket *so)
{

	KASSERT(solocked(so));

	(void)tcp_disconnect1(sototcpcb(so));
	return 0;
}

static int
tcp_shutdown(struct socket *so)
{
	struct tcpcb *tp;

	KASSERT(solocked(so));

	if (sotoinpcb(so) == NULL)
		return EINVAL;
	socantsendmore(so);
	tp = tcp_usrclosed(sototcpcb(so));
	if (tp != NULL)
		return tcp_output(tp);
	return 0;
}

static int
tcp_abort(struct socket *so)
{

	KASSERT(solocked(so));

	if (sotoinpcb(so) == NULL)
		return EINVAL;
	(void)tcp_drop(sototcpcb(so), ECONNABORTED);
	return 0;
}

static int
tcp_ioctl(struct socket *so, u_long cmd, void *nam, struct ifnet *ifp)
{

	return EOPNOTSUPP;
}

static int
tcp_stat(struct socket *so, struct stat *ub)
{
	KASSERT(solocked(so));

	ub->st_blksize = so->so_snd.sb_hiwat;
	return 0;
}

static int
tcp_peeraddr(struct socket *so, struct sockaddr *nam)
{

	KASSERT(solocked(so));

	inpcb_fetch_peeraddr(sotoinpcb(so), satosin(nam));
	return 0;
}

static int
tcp_sockaddr(struct socket *so, struct sockaddr *nam)
{

	KASSERT(solocked(so));

	inpcb_fetch_sockaddr(sotoinpcb(so), satosin(nam));
	return 0;
}

static int
tcp_rcvd(struct socket *so, int flags, struct lwp *l)
{

	KASSERT(solocked(so));

	/* There is room again: the peer should know. */
	if (sotoinpcb(so) != NULL)
		(void)tcp_output(sototcpcb(so));
	return 0;
}

static int
tcp_recvoob(struct socket *so, struct mbuf *m, int flags)
{
	struct tcpcb *tp = sototcpcb(so);
	bool pending;

	KASSERT(solocked(so));

	pending = so->so_oobmark != 0 || (so->so_state & SS_RCVATMARK) != 0;
	if (!pending || (so->so_options & SO_OOBINLINE) != 0)
		return EINVAL;
	if (tp->t_oobflags & TCPOOB_HADDATA)
		return EINVAL;
	if (!(tp->t_oobflags & TCPOOB_HAVEDATA))
		return EWOULDBLOCK;

	*mtod(m, char *) = tp->t_iobc;
	m->m_len = 1;
	if (flags & MSG_PEEK)
		return 0;
	so->so_state &= ~SS_POLLRDBAND;
	tp->t_oobflags = TCPOOB_HADDATA;
	return 0;
}

static int
tcp_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{

	KASSERT(solocked(so));

	if (control != NULL && control->m_len) {
		m_freem(control);
		m_freem(m);
		return EINVAL;
	}
	sbappendstream(&so->so_snd, m);
	return (so->so_state & SS_MORETOCOME) ? 0 : tcp_output(sototcpcb(so));
}

static int
tcp_sendoob(struct socket *so, struct mbuf *m, struct mbuf *control)
{

	KASSERT(solocked(so));

	if (so->so_snd.sb_cc > so->so_snd.sb_hiwat + 512) {
		m_freem(m);
		return ENOBUFS;
	}
	sbappendstream(&so->so_snd, m);
	return tcp_output(sototcpcb(so));
}

/* Called by if_detach() with a socket that is not really one. */
static int
tcp_purgeif(struct socket *so, struct ifnet *ifp)
{

	mutex_enter(softnet_lock);
	inpcb_purgeif0(&tcbtable, ifp);
	mutex_exit(softnet_lock);
	return 0;
}

/*
 * Start to close, in the way the options of the socket ask for.
 */
struct tcpcb *
tcp_disconnect1(struct tcpcb *tp)
{
	struct socket *so = tp->t_inpcb->inp_socket;
	const bool abort = (so->so_options & SO_LINGER) && so->so_linger == 0;

	KASSERT(solocked(so));

	if (!TCPS_HAVERCVDSYN(tp->t_state))
		return tcp_close(tp);
	if (abort)
		return tcp_drop(tp, 0);
	sbflush(&so->so_rcv);
	soisdisconnecting(so);
	tp = tcp_usrclosed(tp);
	if (tp != NULL)
		(void)tcp_output(tp);
	return tp;
}

struct tcpcb *
tcp_usrclosed(struct tcpcb *tp)
{
	struct socket *so = tp->t_inpcb->inp_socket;

	KASSERT(solocked(so));

	if (tp->t_state < TCPS_SYN_RECEIVED)
		return tcp_close(tp);
	if (tp->t_state == TCPS_CLOSE_WAIT)
		tp->t_state = TCPS_LAST_ACK;
	else if (tp->t_state <= TCPS_ESTABLISHED)
		tp->t_state = TCPS_FIN_WAIT_1;
	else if (tp->t_state >= TCPS_FIN_WAIT_2)
		soisdisconnected(so);
	return tp;
}

int
tcp_ctloutput(int op, struct socket *so, struct sockopt *sopt)
{
	struct tcpcb *tp;
	int error = 0;

	if (sopt->sopt_level != IPPROTO_TCP || op != PRCO_SETOPT)
		return EOPNOTSUPP;
	solock(so);
	if (sotoinpcb(so) == NULL || (tp = sototcpcb(so)) == NULL) {
		error = ECONNRESET;
		goto out;
	}
#if defined(TCP_DEBUG)
	if ((so->so_options & SO_DEBUG) != 0) {
		tp->t_flags |= TF_ACKNOW;
		error = tcp_output(tp);
	} else {
#else
	if (tp->t_state > TCPS_CLOSED) {
#endif
		tp->t_flags |= TF_NODELAY;
		if ((so->so_state & (SS_ISCONNECTED|SS_ISCONNECTING)) != 0)
			error = tcp_output(tp);
	}
 out:
	sounlock(so);
	return error;
}

PR_WRAP_USRREQS(tcp)

const struct pr_usrreqs tcp_usrreqs = {
	.pr_attach	= tcp_attach_wrapper,
	.pr_detach	= tcp_detach_wrapper,
	.pr_bind	= tcp_bind_wrapper,
	.pr_listen	= tcp_listen_wrapper,
	.pr_accept	= tcp_accept_wrapper,
	.pr_connect	= tcp_connect_wrapper,
	.pr_connect2	= tcp_connect2_wrapper,
	.pr_disconnect	= tcp_disconnect_wrapper,
	.pr_shutdown	= tcp_shutdown_wrapper,
	.pr_abort	= tcp_abort_wrapper,
	.pr_send	= tcp_send_wrapper,
	.pr_sendoob	= tcp_sendoob_wrapper,
	.pr_rcvd	= tcp_rcvd_wrapper,
	.pr_recvoob	= tcp_recvoob_wrapper,
	.pr_peeraddr	= tcp_peeraddr_wrapper,
	.pr_sockaddr	= tcp_sockaddr_wrapper,
	.pr_ioctl	= tcp_ioctl_wrapper,
	.pr_stat	= tcp_stat_wrapper,
	.pr_purgeif	= tcp_purgeif_wrapper,
};
