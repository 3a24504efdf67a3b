/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by bits of ci_ipending.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: x86_softintr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/proc.h>

#include <x86/cpufunc.h>

void	x86_intr_calculatemasks(struct cpu_info *);
void	x86_softint_wait(struct cpu_info *);

/* The bit of each level that has one. */
static const u_char x86_softint_bit[NIPL] = {
	[IPL_SOFTCLOCK] = SIR_CLOCK,
	[IPL_SOFTBIO] = SIR_BIO,
	[IPL_SOFTNET] = SIR_NET,
	[IPL_SOFTSERIAL] = SIR_SERIAL,
};

/* A level holds back its own bit and those of all levels below it. */
void
x86_intr_calculatemasks(struct cpu_info *ci)
{
	int level, other;

	for (level = 0; level < NIPL; level++) {
		uint64_t mask = 0;

		for (other = 0; other <= level; other++)
			if (x86_softint_bit[other] != 0)
				mask |= (uint64_t)1 << x86_softint_bit[other];
		ci->ci_imask[level] = mask;
	}
}

void
softint_init_md(lwp_t *l, u_int level, uintptr_t *machdep)
{
	struct cpu_info *ci = curcpu();
	u_int sir;

	switch (level) {
	case SOFTINT_BIO:
		sir = SIR_BIO;
		break;
	case SOFTINT_NET:
		sir = SIR_NET;
		break;
	case SOFTINT_SERIAL:
		sir = SIR_SERIAL;
		break;
	case SOFTINT_CLOCK:
		sir = SIR_CLOCK;
		break;
	default:
		panic("softint_init_md");
	}
	ci->ci_softlwps[level] = l;
	*machdep = (uintptr_t)1 << sir;
}

void
softint_trigger(uintptr_t machdep)
{

	curcpu()->ci_ipending |= machdep;
}

/* Spin until nothing soft is left to do on another CPU. */
void
x86_softint_wait(struct cpu_info *ci)
{

	while (*(volatile uint64_t *)&ci->ci_ipending & __BITS(29, 26))
		x86_pause();
}
