/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _LOCKWRIGHT_WIRE_H_
#define	_LOCKWRIGHT_WIRE_H_

struct mbuf;
struct wire;

/* A queue of packets, by m_nextpkt, between two kinds of interrupts. */
struct wire *
	wire_new(void);
void	wire_put(struct wire *, struct mbuf *);
struct mbuf *
	wire_get(struct wire *);

#endif	/* !_LOCKWRIGHT_WIRE_H_ */
