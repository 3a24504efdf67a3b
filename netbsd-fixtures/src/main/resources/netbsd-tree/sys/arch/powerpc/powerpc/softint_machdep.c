/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by bits of cpu_softints, one for each level.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: softint_machdep.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/cpu.h>
#include <sys/atomic.h>

#ifdef __HAVE_FAST_SOFTINTS
#include <powerpc/softint.h>

/* The maps give four bits to a level. */
__CTASSERT(IPL_SOFTSERIAL < sizeof(uint32_t)*2);

/* From the top down, and IPL_SOFTMASK can be shifted. */
__CTASSERT(IPL_SOFTSERIAL < IPL_VM);
__CTASSERT(IPL_SOFTNET < IPL_SOFTSERIAL);
__CTASSERT(IPL_SOFTBIO < IPL_SOFTNET);
__CTASSERT(IPL_SOFTCLOCK < IPL_SOFTBIO);
__CTASSERT(IPL_NONE < IPL_SOFTCLOCK);

/* One level, which no longer waits. */
static void
softint_serve(struct cpu_info *ci, int level)
{
	const u_int class = IPL2SOFTINT(level);

	ci->ci_data.cpu_softints &= ~(1U << level);
	softint_fast_dispatch(ci->ci_softlwps[class], level);
}

/* All that waits above a level, the highest first and again and again. */
void
powerpc_softint(struct cpu_info *ci, int ipl, vaddr_t pc)
{
	u_int waiting;

	for (;;) {
		waiting = ci->ci_data.cpu_softints;
		waiting &= (IPL_SOFTMASK << ipl) & IPL_SOFTMASK;
		if (waiting == 0)
			break;
		if (waiting & (1 << IPL_SOFTSERIAL))
			softint_serve(ci, IPL_SOFTSERIAL);
		else if (waiting & (1 << IPL_SOFTNET))
			softint_serve(ci, IPL_SOFTNET);
		else if (waiting & (1 << IPL_SOFTBIO))
			softint_serve(ci, IPL_SOFTBIO);
		else if (waiting & (1 << IPL_SOFTCLOCK))
			softint_serve(ci, IPL_SOFTCLOCK);
		else
			panic("powerpc_softint: %#x at %d", waiting, ipl);
	}
}

void
powerpc_softint_init_md(lwp_t *l, u_int si_level, uintptr_t *machdep_p)
{

	l->l_cpu->ci_softlwps[si_level] = l;
	*machdep_p = 1 << SOFTINT2IPL(si_level);
	KASSERT(*machdep_p & IPL_SOFTMASK);
}

void
powerpc_softint_trigger(uintptr_t machdep)
{

	atomic_or_uint(&curcpu()->ci_data.cpu_softints, machdep);
}

#endif /* __HAVE_FAST_SOFTINTS */
