/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_SOCKET_H_
#define	_SYS_SOCKET_H_

#include <sys/types.h>

/* Types. */
#define	SOCK_STREAM	1
#define	SOCK_DGRAM	2
#define	SOCK_RAW	3
#define	SOCK_SEQPACKET	5
#define	SOCK_NONBLOCK	0x20000000
#define	SOCK_FLAGS_MASK	0xf0000000

/* Options. */
#define	SO_DEBUG	0x0001
#define	SO_ACCEPTCONN	0x0002
#define	SO_REUSEADDR	0x0004
#define	SO_KEEPALIVE	0x0008
#define	SO_LINGER	0x0080
#define	SO_OOBINLINE	0x0100
#define	SO_ACCEPTFILTER	0x1000
#define	SO_RERROR	0x4000
#define	SOL_SOCKET	0xffff

/* Address families. */
#define	AF_UNSPEC	0
#define	AF_LOCAL	1
#define	AF_INET		2
#define	AF_INET6	24
#define	AF_BLUETOOTH	31

struct sockaddr {
	uint8_t		sa_len;
	uint8_t		sa_family;
	char		sa_data[14];
};

#define	SOMAXCONN	128

/* Flags of send and receive calls. */
#define	MSG_OOB		0x0001
#define	MSG_PEEK	0x0002
#define	MSG_DONTROUTE	0x0004
#define	MSG_WAITALL	0x0040
#define	MSG_DONTWAIT	0x0080
#define	MSG_NBIO	0x1000

#define	SHUT_RD		0
#define	SHUT_WR		1
#define	SHUT_RDWR	2

#endif	/* !_SYS_SOCKET_H_ */
