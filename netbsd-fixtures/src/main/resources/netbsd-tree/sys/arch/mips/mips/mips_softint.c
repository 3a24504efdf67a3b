/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by the two software interrupts of the processor.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: mips_softint.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/atomic.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/lwp.h>

#include <mips/cpuregs.h>
#include <mips/locore.h>

#ifdef __HAVE_FAST_SOFTINTS

#define	SOFTINT_BIO_MASK	(1 << SOFTINT_BIO)
#define	SOFTINT_CLOCK_MASK	(1 << SOFTINT_CLOCK)
#define	SOFTINT_NET_MASK	(1 << SOFTINT_NET)
#define	SOFTINT_SERIAL_MASK	(1 << SOFTINT_SERIAL)

void
softint_init_md(lwp_t *l, u_int si_level, uintptr_t *machdep)
{
	struct cpu_info * const ci = l->l_cpu;

	*machdep = si_level;
	ci->ci_softlwps[si_level] = l;
}

void
softint_trigger(uintptr_t si)
{
	/* The bit of serial and net is the next one up. */
	const uint32_t int_mask = MIPS_SOFT_INT_MASK_0
	    << (((SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK) >> si) & 1);

	atomic_or_uint(&curcpu()->ci_softints, 1 << si);

	_setsoftintr(int_mask);
}

#define	SOFTINT_MASK_1	(SOFTINT_SERIAL_MASK | SOFTINT_NET_MASK)
#define	SOFTINT_MASK_0	(SOFTINT_CLOCK_MASK  | SOFTINT_BIO_MASK)

/* One class, then from the top again. */
#define	DOSOFTINT(level) \
	if (softints & SOFTINT_##level##_MASK) { \
		ci->ci_softints ^= SOFTINT_##level##_MASK; \
		softint_fast_dispatch(ci->ci_softlwps[SOFTINT_##level], \
		    IPL_SOFT##level); \
		continue; \
	}

/* Comes with one of the two, or both, at splhigh(). */
void
softint_process(uint32_t ipending)
{
	struct cpu_info * const ci = curcpu();
	u_int mask, softints;

	KASSERT((ipending & ~MIPS_SOFT_INT_MASK) == 0);

	/* Whoever lets the lower one in lets in the other. */
	if (ipending & MIPS_SOFT_INT_MASK_0) {
		mask = SOFTINT_MASK_1 | SOFTINT_MASK_0;
		ipending |= MIPS_SOFT_INT_MASK_1;
	} else {
		mask = SOFTINT_MASK_1;
	}

	while ((softints = ci->ci_softints & mask) != 0) {
		DOSOFTINT(SERIAL);
		DOSOFTINT(NET);
		DOSOFTINT(BIO);
		DOSOFTINT(CLOCK);
	}

	_clrsoftintr(ipending);
}

#endif /* __HAVE_FAST_SOFTINTS */
