/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Masks of the levels, which are numbered downwards.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: intr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/lwp.h>

void	hppa_intr_calculatemasks(struct cpu_info *);

void
hppa_intr_calculatemasks(struct cpu_info *ci)
{
	int bit, ipl;

	memset(ci->ci_imask, 0, sizeof(ci->ci_imask));
	for (bit = 0; bit < HPPA_INTERRUPT_BITS; bit++)
		if (ci->ci_ib[bit].ib_used)
			ci->ci_imask[ci->ci_ib[bit].ib_ipl] |=
			    ci->ci_ib[bit].ib_spl;
	ci->ci_imask[IPL_NONE] = 0;

	/* A lower number holds back what higher ones hold back. */
	for (ipl = NIPL - 1; ipl > 0; ipl--)
		ci->ci_imask[ipl - 1] |= ci->ci_imask[ipl];
}
