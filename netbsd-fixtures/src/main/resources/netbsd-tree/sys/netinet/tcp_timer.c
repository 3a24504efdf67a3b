/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * TCP: timers, and the end of a connection.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: tcp_timer.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet/tcp_var.h>

int		tcp_keepidle = 7200 * 2;
static int	tcp_maxidle __read_mostly = 10 * 75 * 2;

typedef void	(*tcp_timer_func_t)(void *);

static const tcp_timer_func_t tcp_timer_funcs[TCPT_NTIMERS] = {
	[TCPT_REXMT] = tcp_timer_rexmt,
	[TCPT_PERSIST] = tcp_timer_rexmt,
	[TCPT_KEEP] = tcp_timer_keep,
	[TCPT_2MSL] = tcp_timer_2msl,
};

CTASSERT(__arraycount(tcp_timer_funcs) == TCPT_NTIMERS);

void
tcp_init_timers(struct tcpcb *tp)
{
	u_int which;

	callout_init(&tp->t_delack_ch, CALLOUT_MPSAFE);
	callout_setfunc(&tp->t_delack_ch, tcp_delack, tp);
	for (which = 0; which < __arraycount(tcp_timer_funcs); which++) {
		callout_init(&tp->t_timer[which], CALLOUT_MPSAFE);
		callout_setfunc(&tp->t_timer[which], tcp_timer_funcs[which],
		    tp);
	}
}

void
tcp_canceltimers(struct tcpcb *tp)
{
	int which = TCPT_NTIMERS;

	while (which-- > 0)
		TCP_TIMER_DISARM(tp, which);
}

/* A callout that waited for the lock may find the connection gone. */
int
tcp_isdead(struct tcpcb *tp)
{

	KASSERT(mutex_owned(softnet_lock));
	return (tp->t_flags & TF_DEAD) != 0;
}

void
tcp_delack(void *cookie)
{
	struct tcpcb *tp = cookie;

	mutex_enter(softnet_lock);
	if (tcp_isdead(tp) || !callout_expired(&tp->t_delack_ch)) {
		mutex_exit(softnet_lock);
		return;
	}
	KERNEL_LOCK(1, NULL);
	tp->t_flags |= TF_ACKNOW;
	(void)tcp_output(tp);
	KERNEL_UNLOCK_ONE(NULL);
	mutex_exit(softnet_lock);
}

void
tcp_timer_rexmt(void *cookie)
{
	struct tcpcb *tp = cookie;

	mutex_enter(softnet_lock);
	if (tcp_isdead(tp) || !callout_expired(&tp->t_timer[TCPT_REXMT])) {
		mutex_exit(softnet_lock);
		return;
	}
	KERNEL_LOCK(1, NULL);
	if (++tp->t_rxtshift > 12) {
		tp->t_rxtshift = 12;
		tp = tcp_drop(tp, tp->t_softerror ?
		    tp->t_softerror : ETIMEDOUT);
		goto out;
	}
	tp->snd_nxt = tp->snd_una;
	(void)tcp_output(tp);
 out:
	KERNEL_UNLOCK_ONE(NULL);
	mutex_exit(softnet_lock);
}

void
tcp_timer_2msl(void *cookie)
{
	struct tcpcb *tp = cookie;

	mutex_enter(softnet_lock);
	if (!tcp_isdead(tp)) {
		KERNEL_LOCK(1, NULL);
		if (tp->t_rxtshift >= tcp_maxidle ||
		    tp->t_state == TCPS_TIME_WAIT)
			tp = tcp_close(tp);
		else
			TCP_TIMER_ARM(tp, TCPT_2MSL, 75 * hz);
		KERNEL_UNLOCK_ONE(NULL);
	}
	mutex_exit(softnet_lock);
}

void
tcp_timer_keep(void *cookie)
{
	struct tcpcb *tp = cookie;
	struct socket *so;

	mutex_enter(softnet_lock);
	if (tcp_isdead(tp))
		goto dead;
	KERNEL_LOCK(1, NULL);
	so = tp->t_inpcb->inp_socket;
	if (tp->t_state < TCPS_ESTABLISHED)
		tp = tcp_drop(tp, ETIMEDOUT);
	else if (tp->t_state <= TCPS_CLOSE_WAIT &&
	    (so->so_options & SO_KEEPALIVE) != 0)
		TCP_TIMER_ARM(tp, TCPT_KEEP, tcp_keepidle);
	KERNEL_UNLOCK_ONE(NULL);
 dead:
	mutex_exit(softnet_lock);
}

struct tcpcb *
tcp_newtcpcb(int family, struct inpcb *inp)
{
	struct tcpcb *tp;

	KASSERT(inp_locked(inp));

	tp = kmem_zalloc(sizeof(*tp), KM_NOSLEEP);
	if (tp == NULL)
		return NULL;
	tp->t_inpcb = inp;
	tcp_init_timers(tp);
	inp->inp_ppcb = tp;
	return tp;
}

/* Drop a connection and tell the socket why. */
struct tcpcb *
tcp_drop(struct tcpcb *tp, int errno)
{
	struct socket *so = tp->t_inpcb->inp_socket;

	KASSERT(solocked(so));

	if (TCPS_HAVERCVDSYN(tp->t_state)) {
		tp->t_state = TCPS_CLOSED;
		(void)tcp_output(tp);
	}
	if (errno == ETIMEDOUT && tp->t_softerror)
		errno = tp->t_softerror;
	so->so_error = errno;
	return tcp_close(tp);
}

/* The end: returns NULL, there is no control block any more. */
struct tcpcb *
tcp_close(struct tcpcb *tp)
{
	struct inpcb *inp = tp->t_inpcb;
	struct socket *so = inp->inp_socket;
	callout_t *ch;

	KASSERT(solocked(so));

	tp->t_flags |= TF_DEAD;
	tcp_canceltimers(tp);
	inp->inp_ppcb = NULL;
	soisdisconnected(so);
	inpcb_destroy(inp);

	/* Callouts that are running wait for this lock: let them through. */
	ch = &tp->t_delack_ch;
	callout_halt(ch, softnet_lock);
	callout_destroy(ch);
	for (ch = tp->t_timer; ch < &tp->t_timer[TCPT_NTIMERS]; ch++) {
		callout_halt(ch, softnet_lock);
		callout_destroy(ch);
	}
	kmem_free(tp, sizeof(*tp));
	return NULL;
}

/* News from the network about a peer. */
void
tcp_notify(struct inpcb *inp, int error)
{
	struct tcpcb *tp = intotcpcb(inp);
	struct socket *so = inp->inp_socket;

	KASSERT(solocked(so));

	/* Only what repeats itself ends a connection that is being made. */
	if (tp->t_softerror == 0 || tp->t_rxtshift <= 3 ||
	    tp->t_state >= TCPS_ESTABLISHED)
		tp->t_softerror = error;
	else
		so->so_error = error;
	sowwakeup(so);
	sorwakeup(so);
	cv_broadcast(&so->so_cv);
}

/* As little output as a miniature needs: one packet, no data. */
int
tcp_output(struct tcpcb *tp)
{
	struct inpcb *inp = tp->t_inpcb;
	struct mbuf *m;

	KASSERT(inp_locked(inp));

	m = m_gethdr(M_DONTWAIT, MT_DATA);
	if (m == NULL)
		return ENOBUFS;
	MCLAIM(m, inp->inp_socket->so_mowner);
	m->m_len = sizeof(struct tcphdr);
	m->m_pkthdr.len = m->m_len;
	tp->t_flags &= ~(TF_ACKNOW|TF_DELACK);
	return ip_output(m, NULL, inp->inp_route, 0, NULL, inp);
}
