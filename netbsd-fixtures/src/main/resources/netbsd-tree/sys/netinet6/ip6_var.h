/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETINET6_IP6_VAR_H_
#define	_NETINET6_IP6_VAR_H_

#include <netinet/in.h>

struct ip6_hdr {
	uint32_t	ip6_flow;
	uint16_t	ip6_plen;
	uint8_t		ip6_nxt;
	uint8_t		ip6_hlim;
	struct in6_addr	ip6_src, ip6_dst;
};

#ifdef _KERNEL
#define	IN6_ARE_ADDR_EQUAL(a, b)					\
	(memcmp(&(a)->s6_addr[0], &(b)->s6_addr[0],			\
	    sizeof(struct in6_addr)) == 0)
#define	IN6_IS_ADDR_UNSPECIFIED(a)					\
	((a)->s6_addr32[0] == 0 && (a)->s6_addr32[1] == 0 &&		\
	    (a)->s6_addr32[2] == 0 && (a)->s6_addr32[3] == 0)

struct mbuf;
struct socket;

int	ip6_output(struct mbuf *, void *, struct route *, int, struct socket *);
int	rip6_input(struct mbuf **, int *, int);
int	udp6_input(struct mbuf **, int *, int);

extern const struct pr_usrreqs rip6_usrreqs;
extern const struct pr_usrreqs udp6_usrreqs;
extern struct inpcbtable udbtable;
#endif

#endif	/* !_NETINET6_IP6_VAR_H_ */
