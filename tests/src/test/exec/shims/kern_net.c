/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The wire: what protocols send goes through a thread that plays the
 * hardware and is in a hard interrupt, then to a soft interrupt that calls
 * pr_input().  Nothing is lost, doubled or reordered.
 *
 * The miniature's tcp_output() hands over an empty packet and leaves header
 * and data to the imagination.  That half is here: it runs where tcp_output()
 * calls ip_output(), with the socket locked.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet/tcp_var.h>

#include "exec.h"
#include "host.h"
#include "kern_class.h"
#include "wire.h"

#define	LOOPBACK	0x0100007fU
#define	HASHSIZE	16
#define	SEGMENT		256		/* bytes of data in one packet */

struct udphdr {
	in_port_t	uh_sport, uh_dport;
	uint16_t	uh_ulen, uh_sum;
} __packed;

extern struct inpcbtable udbtable;

static struct wire	*wire, *ring;
static unsigned		wire_event, wire_stop;
static struct host_thread *wire_thread;
static void		*net_sih;
static kmutex_t		wire_stats_lock;	/* spin: for interrupts too */
static u_long		wire_packets;

static void
wire_main(void *cookie)
{
	struct mbuf *m;
	unsigned seen;

	while (host_event_read(&wire_stop) == 0) {
		seen = host_event_read(&wire_event);
		if ((m = wire_get(wire)) == NULL) {
			host_event_wait(&wire_event, seen, 0);
			continue;
		}
		mutex_enter(&wire_stats_lock);
		wire_packets++;
		mutex_exit(&wire_stats_lock);
		wire_put(ring, m);
		softint_schedule(net_sih);
	}
}

static void
net_intr(void *cookie)
{
	const struct protosw *pr;
	struct mbuf *m;
	int proto;

	while ((m = wire_get(ring)) != NULL) {
		proto = mtod(m, struct ip *)->ip_p;
		pr = pffindproto(AF_INET, proto,
		    proto == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM);
		KASSERT(pr != NULL);
		(*pr->pr_input)(m, sizeof(struct ip), proto);
	}
}

/* A packet with room for a header of the protocol, and the IP header. */
static struct mbuf *
packet(int proto, int hlen, int len)
{
	struct mbuf *m = m_gethdr(M_DONTWAIT, MT_DATA);
	struct ip *ip = mtod(m, struct ip *);

	KASSERT((int)sizeof(*ip) + hlen + len <= MLEN);
	memset(ip, 0, sizeof(*ip) + hlen);
	ip->ip_hl = sizeof(*ip) >> 2;
	ip->ip_p = proto;
	ip->ip_src.s_addr = ip->ip_dst.s_addr = LOOPBACK;
	m->m_len = m->m_pkthdr.len = sizeof(*ip) + hlen + len;
	return m;
}

/* A number for every byte: SYN has the one before the first. */
static int
tcp_flags(const struct tcpcb *tp)
{

	switch (tp->t_state) {
	case TCPS_CLOSED:
		return TH_RST;
	case TCPS_SYN_SENT:
		return TH_SYN;
	case TCPS_SYN_RECEIVED:
		return TH_SYN | TH_ACK;
	default:
		return TH_ACK;
	}
}

/* One segment from what is not sent yet; true if there is more. */
static bool
tcp_segment(struct inpcb *inp, struct tcpcb *tp)
{
	struct socket *so = inp->inp_socket;
	const int flags = tcp_flags(tp);
	const bool fin = tp->t_state == TCPS_FIN_WAIT_1 ||
	    tp->t_state == TCPS_CLOSING || tp->t_state == TCPS_LAST_ACK;
	struct tcphdr *th;
	struct mbuf *m;
	tcp_seq end;
	int len = 0;

	SOCKBUF_LOCK(&so->so_snd);
	end = tp->snd_una + so->so_snd.sb_cc;
	SOCKBUF_UNLOCK(&so->so_snd);
	if (SEQ_LT(tp->snd_nxt, tp->snd_una))
		tp->snd_nxt = tp->snd_una;
	if (flags == TH_ACK && SEQ_LT(tp->snd_nxt, end))
		len = MIN(SEGMENT, (int)(end - tp->snd_nxt));
	m = packet(IPPROTO_TCP, sizeof(*th), len);
	th = (struct tcphdr *)(void *)(mtod(m, char *) + sizeof(struct ip));
	th->th_sport = inp->inp_lport;
	th->th_dport = inp->inp_fport;
	th->th_seq = (flags & TH_SYN) != 0 ? tp->snd_una - 1 : tp->snd_nxt;
	th->th_ack = tp->rcv_nxt;
	th->th_flags = flags;
	if (len > 0) {
		SOCKBUF_LOCK(&so->so_snd);
		m_copydata(so->so_snd.sb_mb, tp->snd_nxt - tp->snd_una, len,
		    th + 1);
		SOCKBUF_UNLOCK(&so->so_snd);
	}
	tp->snd_nxt += len;
	if (fin && tp->snd_nxt == end) {
		th->th_flags |= TH_FIN;
		tp->snd_nxt++;
	}
	wire_put(wire, m);
	return flags == TH_ACK && SEQ_LT(tp->snd_nxt, end);
}

/* With the socket locked; the packet may be as long as one mbuf. */
static int
udp_datagram(struct inpcb *inp, struct mbuf *data)
{
	struct udphdr *uh;
	struct mbuf *m;
	const int len = m_length(data);

	if (len > (int)(MLEN - sizeof(struct ip) - sizeof(*uh)))
		return EMSGSIZE;
	m = packet(IPPROTO_UDP, sizeof(*uh), len);
	uh = (struct udphdr *)(void *)(mtod(m, char *) + sizeof(struct ip));
	uh->uh_sport = inp->inp_lport;
	uh->uh_dport = inp->inp_fport;
	uh->uh_ulen = len;
	m_copydata(data, 0, len, uh + 1);
	wire_put(wire, m);
	return 0;
}

int
ip_output(struct mbuf *m, struct mbuf *opt, struct route *ro, int flags,
    void *mopts, void *cookie)
{
	struct inpcb *inp = cookie;
	int error = 0;

	KASSERT(inp_locked(inp));

	if (inp->inp_table == &udbtable)
		error = udp_datagram(inp, m);
	else if (inp->inp_fport != 0)
		while (tcp_segment(inp, intotcpcb(inp)))
			continue;
	m_freem(m);
	host_event_bump(&wire_event);
	return error;
}

static void
table_init(struct inpcbtable *table, in_port_t port)
{

	table->inpt_hashtbl = kmem_zalloc(HASHSIZE *
	    sizeof(*table->inpt_hashtbl), KM_SLEEP);
	table->inpt_hashmask = HASHSIZE - 1;
	table->inpt_lastport = port;
}

void
exec_net_boot(void)
{

	wire = wire_new();
	ring = wire_new();
	table_init(&tcbtable, 20000);
	table_init(&udbtable, 20000);
	tcp_keepidle = host_knob("keepidle", 2000);
	mutex_init(&wire_stats_lock, MUTEX_DEFAULT, IPL_NET);
	net_sih = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, net_intr,
	    NULL);
	wire_thread = exec_thread("wire", HOST_HARDINT, wire_main, NULL);
}

/* Connections that nobody has, and that no timer will end, are ended. */
static bool
tcp_end_one(void)
{
	struct inpcb *inp;
	bool found = false;

	mutex_enter(softnet_lock);
	TAILQ_FOREACH(inp, &tcbtable.inpt_queue, inp_queue)
		if (intotcpcb(inp) != NULL &&
		    (atomic_load_relaxed(&inp->inp_socket->so_state) &
		    SS_NOFDREF) != 0) {
			(void)tcp_close(intotcpcb(inp));
			found = true;
			break;
		}
	mutex_exit(softnet_lock);
	return found;
}

/* After the last descriptor: lets packets arrive, then ends what is left. */
void
exec_net_drain(void)
{
	u_long n = 0;

	host_usleep(50000);
	while (tcp_end_one())
		n++;
	host_say("connections ended by hand", n);
	host_event_bump(&wire_stop);
	host_event_bump(&wire_event);
	host_join(wire_thread);
	mutex_enter(&wire_stats_lock);
	host_say("packets", wire_packets);
	mutex_exit(&wire_stats_lock);
}
