/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by the two software interrupts of the processor.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: mips_softint.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/proc.h>

#include <mips/cpuregs.h>

void	softint_process(uint32_t);

#define	SOFTINT_BIO_MASK	(1 << SOFTINT_BIO)
#define	SOFTINT_CLOCK_MASK	(1 << SOFTINT_CLOCK)
#define	SOFTINT_NET_MASK	(1 << SOFTINT_NET)
#define	SOFTINT_SERIAL_MASK	(1 << SOFTINT_SERIAL)

/* Which class goes by which of the two. */
#define	SOFTINT_MASK_1	(SOFTINT_SERIAL_MASK | SOFTINT_NET_MASK)
#define	SOFTINT_MASK_0	(SOFTINT_CLOCK_MASK  | SOFTINT_BIO_MASK)

void
softint_init_md(lwp_t *l, u_int si, uintptr_t *machdep)
{

	*machdep = (1 << si);
	curcpu()->ci_softlwps[si] = l;
}

void
softint_trigger(uintptr_t si)
{
	struct cpu_info * const ci = curcpu();
	int s;

	s = splhigh();
	ci->ci_softints |= si;
	_setsoftintr((si & SOFTINT_MASK_1) ? MIPS_SOFT_INT_MASK_1 :
	    MIPS_SOFT_INT_MASK_0);
	splx(s);
}

#define	DOSOFTINT(level)						\
	if (ci->ci_softints & SOFTINT_##level##_MASK) {			\
		ci->ci_softints ^= SOFTINT_##level##_MASK;		\
		softint_dispatch(ci->ci_softlwps[SOFTINT_##level],	\
		    IPL_SOFT##level);					\
		continue;						\
	}

/* One of the two has come in: the highest class first, until none is left. */
void
softint_process(uint32_t ipending)
{
	struct cpu_info * const ci = curcpu();
	u_int mask;

	if (ipending & MIPS_SOFT_INT_MASK_0)
		mask = SOFTINT_MASK_1 | SOFTINT_MASK_0;
	else
		mask = SOFTINT_MASK_1;
	while ((ci->ci_softints & mask) != 0) {
		DOSOFTINT(SERIAL);
		DOSOFTINT(NET);
		DOSOFTINT(BIO);
		DOSOFTINT(CLOCK);
	}
	_clrsoftintr(ipending & MIPS_SOFT_INT_MASK);
}
