/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * TCP: what comes in.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: tcp_input.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_tcp_debug.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/evcnt.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet/tcp_var.h>

#ifdef TCP_DEBUG
#define	TCP_TRACE(x)	printf x
#else
#define	TCP_TRACE(x)	do { } while (/*CONSTCOND*/ 0)
#endif

static struct evcnt tcp_badsyn_ev = EVCNT_INITIALIZER(EVCNT_TYPE_MISC,
    NULL, "tcp", "badsyn");
EVCNT_ATTACH_STATIC(tcp_badsyn_ev);

static int tcp_log_refused __read_mostly = 0;

static void	tcp_pulloutofband(struct socket *, struct tcphdr *,
		    struct mbuf *, int);
static void	tcp_reass_data(struct tcpcb *, struct socket *, struct tcphdr *,
		    struct mbuf *, int);

/*
 * A SYN for a listening socket: make a socket for it.  The child is under
 * the same lock as its parent.
 */
static struct socket *
tcp_passive_open(struct socket *lso, struct tcphdr *th, struct in_addr src)
{
	struct socket *so;
	struct inpcb *inp;
	struct tcpcb *tp;

	KASSERT(solocked(lso));

	if (lso->so_qlen >= lso->so_qlimit) {
		tcp_badsyn_ev.ev_count++;
		return NULL;
	}
	so = sonewconn(lso, false);
	if (so == NULL)
		return NULL;
	KASSERT(solocked2(lso, so));
	inp = sotoinpcb(so);
	in4p_faddr(inp) = src;
	inp->inp_fport = th->th_sport;
	inp->inp_lport = th->th_dport;
	inpcb_set_state(inp, INP_CONNECTED);
	tp = intotcpcb(inp);
	tp->t_state = TCPS_SYN_RECEIVED;
	tp->rcv_nxt = th->th_seq + 1;
	TCP_TIMER_ARM(tp, TCPT_KEEP, tcp_keepidle);
	return so;
}

void
tcp_input(struct mbuf *m, int off, int proto)
{
	struct socket *so = NULL;
	struct tcpcb *tp = NULL;
	struct inpcb *inp;
	struct ip *ip;
	struct tcphdr *th;
	int s, tiflags, tlen, todrop, ourfinisacked, needoutput = 0;
#ifdef TCP_DEBUG
	short ostate = 0;
	int ostate_so = 0;
#endif

	if (m->m_len < off + (int)sizeof(*th) &&
	    (m = m_pullup(m, off + sizeof(*th))) == NULL)
		return;
	ip = mtod(m, struct ip *);
	th = (struct tcphdr *)(void *)(mtod(m, char *) + off);
	tlen = m->m_pkthdr.len - off - sizeof(*th);
	tiflags = th->th_flags;
	m_adj(m, off + sizeof(*th));

	s = splsoftnet();
	mutex_enter(softnet_lock);

	inp = inpcb_lookup(&tcbtable, ip->ip_src, th->th_sport, ip->ip_dst,
	    th->th_dport);
#ifdef INET6
	if (inp != NULL && inp->inp_af == AF_INET6)
		goto drop;
	else
#endif
	if (inp == NULL) {
		if (__predict_false(tcp_log_refused) && (tiflags & TH_SYN))
			printf("tcp: refused port %u\n", th->th_dport);
		goto drop;
	}
	tp = intotcpcb(inp);
	so = inp->inp_socket;
	KASSERT(solocked(so));

#ifdef TCP_DEBUG
	if (so->so_options & SO_DEBUG) {
		ostate = tp->t_state;
		ostate_so = so->so_state;
	}
#endif
	if ((so->so_options & SO_ACCEPTCONN) != 0) {
		if ((tiflags & (TH_SYN|TH_RST|TH_ACK)) != TH_SYN)
			goto drop;
		so = tcp_passive_open(so, th, ip->ip_src);
		if (so == NULL)
			goto drop;
		tp = sototcpcb(so);
		tp->t_flags |= TF_ACKNOW;
		needoutput = 1;
		goto done;
	}
	if (tp->t_state == TCPS_CLOSED)
		goto drop;

	if (tp->t_state == TCPS_SYN_SENT) {
		if ((tiflags & TH_RST) != 0) {
			tp = tcp_drop(tp, ECONNREFUSED);
			goto drop;
		}
		if ((tiflags & TH_SYN) == 0)
			goto drop;
		tp->rcv_nxt = th->th_seq + 1;
		tp->t_flags |= TF_ACKNOW;
		tp->t_state = TCPS_ESTABLISHED;
		soisconnected(so);
		needoutput = 1;
		goto done;
	}

	/* Trim what we have already. */
	todrop = tp->rcv_nxt - th->th_seq;
	if (todrop > 0) {
		if (todrop > tlen)
			todrop = tlen;
		m_adj(m, todrop);
		th->th_seq += todrop;
		tlen -= todrop;
	}

	/* Data for a socket nobody can read any more: reset. */
	if ((so->so_state & SS_NOFDREF) &&
	    tp->t_state > TCPS_CLOSE_WAIT && tlen > 0) {
		tp = tcp_close(tp);
		goto drop;
	}
	if (tiflags & TH_RST) {
		switch (tp->t_state) {
		case TCPS_TIME_WAIT:
		case TCPS_LAST_ACK:
		case TCPS_CLOSING:
			/* Both sides have said all: no error. */
			break;
		case TCPS_SYN_RECEIVED:
			so->so_error = ECONNREFUSED;
			goto dead;
		default:
			so->so_error = ECONNRESET;
		dead:
			tp->t_state = TCPS_CLOSED;
			break;
		}
		tp = tcp_close(tp);
		goto drop;
	}
	if ((tiflags & TH_ACK) == 0)
		goto drop;

	ourfinisacked = 0;
	if (SEQ_GT(th->th_ack, tp->snd_una)) {
		int acked = th->th_ack - tp->snd_una;

		if ((u_long)acked > so->so_snd.sb_cc) {
			sbdrop(&so->so_snd, (int)so->so_snd.sb_cc);
			ourfinisacked = 1;
		} else
			sbdrop(&so->so_snd, acked);
		sowwakeup(so);
		tp->snd_una = th->th_ack;
		tp->t_rxtshift = 0;
		needoutput = 1;
	}

	switch (tp->t_state) {
	case TCPS_SYN_RECEIVED:
		tp->t_state = TCPS_ESTABLISHED;
		soisconnected(so);
		break;
	case TCPS_FIN_WAIT_1:
		if (ourfinisacked) {
			/* With no reader left, do not wait for ever. */
			if (so->so_state & SS_CANTRCVMORE) {
				soisdisconnected(so);
				TCP_TIMER_ARM(tp, TCPT_2MSL, 60 * hz);
			}
			tp->t_state = TCPS_FIN_WAIT_2;
		}
		break;
	case TCPS_CLOSING:
		if (ourfinisacked) {
			tp->t_state = TCPS_TIME_WAIT;
			tcp_canceltimers(tp);
			soisdisconnected(so);
		}
		break;
	case TCPS_LAST_ACK:
		if (ourfinisacked) {
			tp = tcp_close(tp);
			goto drop;
		}
		break;
	}

	if ((tiflags & TH_URG) && th->th_urp != 0 &&
	    TCPS_HAVERCVDSYN(tp->t_state)) {
		const tcp_seq up = th->th_seq + th->th_urp;

		if (SEQ_GT(up, tp->rcv_up)) {
			tp->t_oobflags &= ~(TCPOOB_HAVEDATA|TCPOOB_HADDATA);
			tp->rcv_up = up;
			/* The mark is at the last urgent byte. */
			so->so_oobmark = (up - 1 - tp->rcv_nxt) +
			    so->so_rcv.sb_cc;
			if (so->so_oobmark == 0)
				so->so_state |= SS_RCVATMARK;
			sohasoutofband(so);
		}
		if (th->th_urp <= (u_int)tlen &&
		    (so->so_options & SO_OOBINLINE) == 0)
			tcp_pulloutofband(so, th, m, 0);
	}

	if (tlen > 0) {
		tcp_reass_data(tp, so, th, m, tlen);
		m = NULL;
	}

	if (tiflags & TH_FIN) {
		tp->rcv_nxt++;
		socantrcvmore(so);
		tp->t_flags |= TF_ACKNOW;
		needoutput = 1;
		switch (tp->t_state) {
		case TCPS_ESTABLISHED:
			tp->t_state = TCPS_CLOSE_WAIT;
			break;
		case TCPS_FIN_WAIT_1:
			tp->t_state = TCPS_CLOSING;
			break;
		case TCPS_FIN_WAIT_2:
			tp->t_state = TCPS_TIME_WAIT;
			tcp_canceltimers(tp);
			soisdisconnected(so);
			break;
		}
	}
 done:
#ifdef TCP_DEBUG
	if (so->so_options & SO_DEBUG)
		TCP_TRACE(("tcp: state %d to %d, so_state %#x to %#x\n",
		    ostate, tp->t_state, ostate_so, so->so_state));
#endif
	m_freem(m);
	if (needoutput || (tp->t_flags & TF_ACKNOW))
		(void)tcp_output(tp);
	mutex_exit(softnet_lock);
	splx(s);
	return;

 drop:
	TCP_TRACE(("tcp: dropped, so_state %#x\n",
	    tp != NULL ? so->so_state : 0));
	mutex_exit(softnet_lock);
	splx(s);
	m_freem(m);
}

/* Take one urgent byte out of the stream. */
static void
tcp_pulloutofband(struct socket *so, struct tcphdr *th, struct mbuf *m,
    int off)
{
	struct tcpcb *tp;
	int at = off + th->th_urp - 1;

	KASSERT(solocked(so));

	for (; m != NULL && at >= m->m_len; m = m->m_next)
		at -= m->m_len;
	if (m == NULL || at < 0)
		panic("tcp_pulloutofband");
	tp = sototcpcb(so);
	tp->t_oobflags |= TCPOOB_HAVEDATA;
	tp->t_iobc = mtod(m, char *)[at];
	m->m_len--;
}

/* Hand data to the socket, or throw it away if nobody will read it. */
static void
tcp_reass_data(struct tcpcb *tp, struct socket *so, struct tcphdr *th,
    struct mbuf *m, int tlen)
{

	KASSERT(solocked(so));

	tp->rcv_nxt += tlen;
	if (so->so_state & SS_CANTRCVMORE) {
		m_freem(m);
		return;
	}
	sbappendstream(&so->so_rcv, m);
	sorwakeup(so);
	tp->t_flags |= TF_DELACK;
	callout_schedule(&tp->t_delack_ch, hz / 5);
}
