/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Queues of packets.  Not built for the thread sanitizer, to which a queue
 * would look like a lock that orders all who use it: here a packet orders
 * who has put it there before who takes it, and nothing else.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>

#include "host.h"
#include "wire.h"

struct wire {
	host_raw	w_lock;
	struct mbuf	*w_first;
	struct mbuf	**w_last;
};

struct wire *
wire_new(void)
{
	struct wire *w = host_alloc(sizeof(*w));

	memset(w, 0, sizeof(*w));
	w->w_last = &w->w_first;
	return w;
}

void
wire_put(struct wire *w, struct mbuf *m)
{

	m->m_nextpkt = NULL;
	host_sync_out(m);
	host_raw_enter(&w->w_lock);
	*w->w_last = m;
	w->w_last = &m->m_nextpkt;
	host_raw_exit(&w->w_lock);
}

struct mbuf *
wire_get(struct wire *w)
{
	struct mbuf *m;

	host_raw_enter(&w->w_lock);
	if ((m = w->w_first) != NULL) {
		if ((w->w_first = m->m_nextpkt) == NULL)
			w->w_last = &w->w_first;
	}
	host_raw_exit(&w->w_lock);
	if (m != NULL) {
		host_sync_in(m);
		m->m_nextpkt = NULL;
	}
	return m;
}
