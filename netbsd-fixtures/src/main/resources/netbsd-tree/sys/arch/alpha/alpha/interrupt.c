/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by bits of ci_ssir, in two groups.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: interrupt.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/lwp.h>

#define	SOFTINT_TO_IPL(si)						\
	(ALPHA_PSL_IPL_SOFT_LO + ((ALPHA_IPL2_SOFTINTS >> (si)) & 1))

#define	SOFTINTS_ELIGIBLE(ipl)						\
	((ALPHA_ALL_SOFTINTS << ((ipl) << 1)) & ALPHA_ALL_SOFTINTS)

/* The shifts above are right only if the classes are numbered like this. */
__CTASSERT(SOFTINT_COUNT == 4);
__CTASSERT((ALPHA_ALL_SOFTINTS & ~0xfUL) == 0);

/* The higher level of the processor. */
__CTASSERT(SOFTINT_SERIAL_MASK & 0xc);
__CTASSERT(IPL_SOFTSERIAL == ALPHA_PSL_IPL_SOFT_HI);
__CTASSERT(SOFTINT_TO_IPL(SOFTINT_SERIAL) == ALPHA_PSL_IPL_SOFT_HI);
__CTASSERT(SOFTINTS_ELIGIBLE(IPL_SOFTSERIAL) == 0);

__CTASSERT(SOFTINT_NET_MASK & 0xc);
__CTASSERT(IPL_SOFTNET == ALPHA_PSL_IPL_SOFT_HI);
__CTASSERT(SOFTINT_TO_IPL(SOFTINT_NET) == ALPHA_PSL_IPL_SOFT_HI);
__CTASSERT(SOFTINTS_ELIGIBLE(IPL_SOFTNET) == 0);

/* The lower level of the processor. */
__CTASSERT(SOFTINT_BIO_MASK & 0x3);
__CTASSERT(IPL_SOFTBIO == ALPHA_PSL_IPL_SOFT_LO);
__CTASSERT(SOFTINT_TO_IPL(SOFTINT_BIO) == ALPHA_PSL_IPL_SOFT_LO);
__CTASSERT(SOFTINTS_ELIGIBLE(IPL_SOFTBIO) == ALPHA_IPL2_SOFTINTS);

__CTASSERT(SOFTINT_CLOCK_MASK & 0x3);
__CTASSERT(IPL_SOFTCLOCK == ALPHA_PSL_IPL_SOFT_LO);
__CTASSERT(SOFTINT_TO_IPL(SOFTINT_CLOCK) == ALPHA_PSL_IPL_SOFT_LO);
__CTASSERT(SOFTINTS_ELIGIBLE(IPL_SOFTCLOCK) == ALPHA_IPL2_SOFTINTS);

/* At no level at all. */
__CTASSERT(SOFTINTS_ELIGIBLE(IPL_NONE) == ALPHA_ALL_SOFTINTS);

void
softint_trigger(uintptr_t const machdep)
{

	KASSERT(alpha_pal_rdps() == ALPHA_PSL_IPL_HIGH);
	curcpu()->ci_ssir |= machdep;
}

void
softint_init_md(lwp_t * const l, u_int const level, uintptr_t * const machdep)
{
	const uintptr_t si_bit = __BIT(level);

	KASSERT(si_bit & ALPHA_ALL_SOFTINTS);
	l->l_cpu->ci_silwps[level] = l;
	*machdep = si_bit;
}

/* One class, then from the top again. */
#define	DOSOFTINT(level)						\
	if (ssir & SOFTINT_##level##_MASK) {				\
		ci->ci_ssir &= ~SOFTINT_##level##_MASK;			\
		alpha_softint_switchto(l, IPL_SOFT##level,		\
		    ci->ci_silwps[SOFTINT_##level]);			\
		continue;						\
	}								\

void
alpha_softint_dispatch(int const ipl)
{
	const unsigned long eligible = SOFTINTS_ELIGIBLE(ipl);
	struct cpu_info * const ci = curcpu();
	struct lwp * const l = ci->ci_curlwp;
	unsigned long ssir;

	while ((ssir = ci->ci_ssir & eligible) != 0) {
		DOSOFTINT(SERIAL);
		DOSOFTINT(NET);
		DOSOFTINT(BIO);
		DOSOFTINT(CLOCK);
	}
}

void
spllower(int const ipl)
{

	/* At the higher of the two nothing soft could run. */
	if (curcpu()->ci_ssir != 0 && ipl < ALPHA_PSL_IPL_SOFT_HI) {
		(void) alpha_pal_swpipl(ALPHA_PSL_IPL_HIGH);
		alpha_softint_dispatch(ipl);
	}
	(void) alpha_pal_swpipl(ipl);
}
