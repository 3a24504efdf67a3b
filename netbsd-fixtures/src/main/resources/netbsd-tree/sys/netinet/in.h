/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETINET_IN_H_
#define	_NETINET_IN_H_

#include <sys/socket.h>

typedef uint32_t	in_addr_t;
typedef uint16_t	in_port_t;

struct in_addr {
	in_addr_t	s_addr;
} __packed;

struct sockaddr_in {
	uint8_t		sin_len;
	uint8_t		sin_family;
	in_port_t	sin_port;
	struct in_addr	sin_addr;
	int8_t		sin_zero[8];
};

struct in6_addr {
	union {
		uint8_t		__u6_addr8[16];
		uint32_t	__u6_addr32[4];
	} __u6_addr;
};
#define	s6_addr		__u6_addr.__u6_addr8
#define	s6_addr32	__u6_addr.__u6_addr32

struct sockaddr_in6 {
	uint8_t		sin6_len;
	uint8_t		sin6_family;
	in_port_t	sin6_port;
	uint32_t	sin6_flowinfo;
	struct in6_addr	sin6_addr;
	uint32_t	sin6_scope_id;
};

#define	IPPROTO_IP	0
#define	IPPROTO_TCP	6
#define	IPPROTO_UDP	17
#define	IPPROTO_GRE	47
#define	IPPROTO_SCTP	132
#define	IPPROTO_RAW	255

#define	INADDR_ANY	((in_addr_t)0x00000000)

#ifdef _KERNEL
#define	in_hosteq(s, t)		((s).s_addr == (t).s_addr)
#define	in_nullhost(x)		((x).s_addr == INADDR_ANY)
#define	satosin(sa)		((struct sockaddr_in *)(void *)(sa))
#define	satosin6(sa)		((struct sockaddr_in6 *)(void *)(sa))

struct ip {
	uint8_t		ip_hl;		/* header length, in words */
	uint8_t		ip_tos;
	uint16_t	ip_len;
	uint8_t		ip_ttl;
	uint8_t		ip_p;		/* protocol of what follows */
	uint16_t	ip_sum;
	struct in_addr	ip_src, ip_dst;
} __packed;

struct mbuf;
struct route;
int	ip_output(struct mbuf *, struct mbuf *, struct route *, int, void *,
	    void *);
#endif

#endif	/* !_NETINET_IN_H_ */
