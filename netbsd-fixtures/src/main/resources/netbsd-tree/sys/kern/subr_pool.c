/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Pools: items of one size, kept for reuse.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_pool.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/pool.h>
#include <sys/proc.h>
#include <sys/queue.h>

/* A page of items, or what stands for one here. */
struct pool_item_header {
	LIST_ENTRY(pool_item_header) ph_pagelist;
	u_int		ph_nmissing;
};

void
pool_init(struct pool *pp, size_t size, u_int align, u_int ioff, int flags,
    const char *wchan, struct pool_allocator *palloc, int ipl)
{

	memset(pp, 0, sizeof(*pp));
	LIST_INIT(&pp->pr_emptypages);
	pp->pr_size = size;
	pp->pr_roflags = flags;
	pp->pr_wchan = wchan;
	pp->pr_alloc = palloc;
	pp->pr_ipl = ipl;
	mutex_init(&pp->pr_lock, MUTEX_DEFAULT, ipl);
}

/* Gives back pages that nobody uses.  Not from interrupts. */
int
pool_reclaim(struct pool *pp)
{
	struct pool_item_header *ph, *phnext;
	bool klock;
	int n;

	KASSERT(!cpu_intr_p());

	if (pp->pr_drain_hook != NULL)
		(*pp->pr_drain_hook)(pp->pr_drain_hook_arg, PR_NOWAIT);

	/* Users of such a pool may hold the big lock. */
	if (pp->pr_ipl == IPL_SOFTNET || pp->pr_ipl == IPL_SOFTCLOCK ||
	    pp->pr_ipl == IPL_SOFTSERIAL) {
		KERNEL_LOCK(1, NULL);
		klock = true;
	} else
		klock = false;

	if (mutex_tryenter(&pp->pr_lock) == 0) {
		if (klock) {
			KERNEL_UNLOCK_ONE(NULL);
		}
		return 0;
	}

	n = 0;
	LIST_FOREACH_SAFE(ph, &pp->pr_emptypages, ph_pagelist, phnext) {
		if (ph->ph_nmissing != 0)
			continue;
		LIST_REMOVE(ph, ph_pagelist);
		n++;
	}
	mutex_exit(&pp->pr_lock);

	if (klock) {
		KERNEL_UNLOCK_ONE(NULL);
	}
	return n;
}
