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
	struct hppa_interrupt_bit *ib;
	int bit_pos;
	int ipl;

	memset(ci->ci_imask, 0, sizeof(ci->ci_imask));
	for (bit_pos = 0; bit_pos < HPPA_INTERRUPT_BITS; bit_pos++) {
		ib = &ci->ci_ib[bit_pos];
		if (!ib->ib_used)
			continue;
		ci->ci_imask[ib->ib_ipl] |= ib->ib_spl;
	}

	ci->ci_imask[IPL_NONE] = 0;

	/* A lower number holds back what higher ones hold back. */
	for (ipl = NIPL - 1; ipl > 0; ipl--)
		ci->ci_imask[ipl - 1] |= ci->ci_imask[ipl];
}
