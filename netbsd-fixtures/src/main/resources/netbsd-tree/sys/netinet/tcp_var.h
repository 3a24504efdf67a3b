/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETINET_TCP_VAR_H_
#define	_NETINET_TCP_VAR_H_

#include <sys/callout.h>
#include <netinet/in_pcb.h>

typedef uint32_t	tcp_seq;

struct tcphdr {
	in_port_t	th_sport;
	in_port_t	th_dport;
	tcp_seq		th_seq;
	tcp_seq		th_ack;
	uint8_t		th_off;
	uint8_t		th_flags;
	uint16_t	th_win;
	uint16_t	th_sum;
	uint16_t	th_urp;
} __packed;

#define	TH_FIN	0x01
#define	TH_SYN	0x02
#define	TH_RST	0x04
#define	TH_ACK	0x10
#define	TH_URG	0x20

#define	TCPS_CLOSED		0
#define	TCPS_LISTEN		1
#define	TCPS_SYN_SENT		2
#define	TCPS_SYN_RECEIVED	3
#define	TCPS_ESTABLISHED	4
#define	TCPS_CLOSE_WAIT		5
#define	TCPS_FIN_WAIT_1		6
#define	TCPS_CLOSING		7
#define	TCPS_LAST_ACK		8
#define	TCPS_FIN_WAIT_2		9
#define	TCPS_TIME_WAIT		10
#define	TCPS_HAVERCVDSYN(s)	((s) >= TCPS_SYN_RECEIVED)

#define	TCPT_REXMT	0		/* send again */
#define	TCPT_PERSIST	1		/* probe a closed window */
#define	TCPT_KEEP	2		/* is the peer still there? */
#define	TCPT_2MSL	3		/* old packets have died by now */
#define	TCPT_NTIMERS	4

#define	TF_ACKNOW	0x0001
#define	TF_DELACK	0x0002
#define	TF_NODELAY	0x0004
#define	TF_DEAD		0x8000		/* being freed */

#define	TCPOOB_HAVEDATA	0x01
#define	TCPOOB_HADDATA	0x02

/* The state of one connection; under the lock of the socket. */
struct tcpcb {
	struct inpcb	*t_inpcb;	/* back to the control block */
	callout_t	t_timer[TCPT_NTIMERS];
	callout_t	t_delack_ch;	/* acknowledges late */
	short		t_state;	/* TCPS_* */
	short		t_rxtshift;	/* how often sent in vain */
	u_short		t_flags;	/* TF_* */
	tcp_seq		snd_una;	/* first byte not acknowledged */
	tcp_seq		snd_nxt;	/* next byte to send */
	tcp_seq		rcv_nxt;	/* next byte to receive */
	tcp_seq		rcv_up;		/* urgent up to here */
	u_long		snd_wnd;	/* window of the peer */
	u_long		rcv_wnd;	/* our window */
	uint8_t		t_oobflags;	/* TCPOOB_* */
	char		t_iobc;		/* the urgent byte */
	int		t_softerror;	/* error not reported yet */
};

#define	intotcpcb(ip)	((struct tcpcb *)(ip)->inp_ppcb)
#define	sototcpcb(so)	(intotcpcb(sotoinpcb(so)))

#define	SEQ_LT(a, b)	((int)((a) - (b)) < 0)
#define	SEQ_GT(a, b)	((int)((a) - (b)) > 0)

/* A callout that has fired acknowledges that and looks for the dead flag. */
#define	TCP_TIMER_ARM(tp, timer, nticks)				\
	callout_schedule(&(tp)->t_timer[(timer)], (nticks))
#define	TCP_TIMER_DISARM(tp, timer)					\
	callout_stop(&(tp)->t_timer[(timer)])

#ifdef _KERNEL
extern struct inpcbtable tcbtable;
extern int tcp_keepidle;
extern const struct pr_usrreqs tcp_usrreqs;

struct tcpcb *tcp_close(struct tcpcb *);
struct tcpcb *tcp_disconnect1(struct tcpcb *);
struct tcpcb *tcp_drop(struct tcpcb *, int);
struct tcpcb *tcp_newtcpcb(int, struct inpcb *);
struct tcpcb *tcp_usrclosed(struct tcpcb *);
void	tcp_canceltimers(struct tcpcb *);
void	tcp_init_timers(struct tcpcb *);
void	tcp_input(struct mbuf *, int, int);
int	tcp_isdead(struct tcpcb *);
void	tcp_notify(struct inpcb *, int);
int	tcp_output(struct tcpcb *);
void	tcp_timer_keep(void *);
void	tcp_timer_rexmt(void *);
void	tcp_timer_2msl(void *);
void	tcp_delack(void *);
#endif

#endif	/* !_NETINET_TCP_VAR_H_ */
