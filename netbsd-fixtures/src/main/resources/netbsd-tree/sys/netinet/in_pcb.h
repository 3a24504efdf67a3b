/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETINET_IN_PCB_H_
#define	_NETINET_IN_PCB_H_

#include <sys/queue.h>
#include <netinet/in.h>

struct inpcbtable;
struct mbuf;

/*
 * What the Internet protocols keep for a socket.  All of it, the hash chains
 * included, is under the lock of the socket, which for these protocols is
 * softnet_lock.
 */
struct inpcb {
	LIST_ENTRY(inpcb) inp_hash;	/* by addresses and ports */
	LIST_ENTRY(inpcb) inp_lhash;	/* by local port */
	TAILQ_ENTRY(inpcb) inp_queue;	/* all of the table */
	int	inp_af;			/* AF_INET or AF_INET6 */
	void	*inp_ppcb;		/* of the protocol above, if any */
	int	inp_state;		/* INP_ATTACHED and so on */
	struct	socket *inp_socket;	/* back to the socket */
	struct	inpcbtable *inp_table;	/* back to the table */
	struct	route *inp_route;	/* cached route */
	in_port_t inp_fport;		/* port of the peer */
	in_port_t inp_lport;		/* our port */
	int	inp_flags;		/* INP_* below */
	struct mbuf *inp_options;	/* IP options */
};

struct in4pcb {
	struct inpcb	in4p_pcb;
	struct ip	in4p_ip;	/* header to send with */
};

struct in6pcb {
	struct inpcb	in6p_pcb;
	struct in6_addr	in6p_laddr6;
	struct in6_addr	in6p_faddr6;
};

#define	in4p_faddr(inp)		(((struct in4pcb *)(inp))->in4p_ip.ip_dst)
#define	in4p_laddr(inp)		(((struct in4pcb *)(inp))->in4p_ip.ip_src)
#define	const_in4p_faddr(inp)						\
	(((const struct in4pcb *)(inp))->in4p_ip.ip_dst)
#define	in6p_faddr(inp)		(((struct in6pcb *)(inp))->in6p_faddr6)
#define	in6p_laddr(inp)		(((struct in6pcb *)(inp))->in6p_laddr6)

TAILQ_HEAD(inpcbqueue, inpcb);
LIST_HEAD(inpcbhead, inpcb);

struct inpcbtable {
	struct inpcbqueue inpt_queue;
	struct inpcbhead  *inpt_hashtbl;
	u_long	inpt_hashmask;
	in_port_t inpt_lastport;
};

#define	INP_ATTACHED		0
#define	INP_BOUND		1
#define	INP_CONNECTED		2

#define	INP_RECVIF		0x080
#define	INP_HDRINCL		0x008
#define	INPLOOKUP_WILDCARD	1

#define	sotoinpcb(so)		((struct inpcb *)(so)->so_pcb)
#define	inp_lock(inp)		solock((inp)->inp_socket)
#define	inp_unlock(inp)		sounlock((inp)->inp_socket)
#define	inp_locked(inp)		solocked((inp)->inp_socket)

#ifdef _KERNEL
int	inpcb_create(struct socket *, struct inpcbtable *);
int	inpcb_bind(struct inpcb *, struct sockaddr_in *, struct lwp *);
int	inpcb_connect(struct inpcb *, struct sockaddr_in *, struct lwp *);
void	inpcb_destroy(struct inpcb *);
void	inpcb_disconnect(struct inpcb *);
void	inpcb_fetch_peeraddr(struct inpcb *, struct sockaddr_in *);
void	inpcb_fetch_sockaddr(struct inpcb *, struct sockaddr_in *);
struct inpcb *
	inpcb_lookup(struct inpcbtable *, struct in_addr, u_int,
	    struct in_addr, u_int);
void	inpcb_notifyall(struct inpcbtable *, struct in_addr, int,
	    void (*)(struct inpcb *, int));
void	inpcb_purgeif0(struct inpcbtable *, struct ifnet *);
void	inpcb_set_state(struct inpcb *, int);

int	in6pcb_connect(struct inpcb *, struct sockaddr_in6 *, struct lwp *);
void	in6pcb_disconnect(struct inpcb *);
#endif

#endif	/* !_NETINET_IN_PCB_H_ */
