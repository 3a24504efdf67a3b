/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the Magnum.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: c_magnum.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#include <mips/cpuregs.h>

void	c_magnum_init(void);

/* What each level holds back. */
static const uint32_t magnum_ipl_sr_bits[_IPL_N] = {
	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK,
	[IPL_VM] =		MIPS_SOFT_INT_MASK|MIPS_INT_MASK_0|
				MIPS_INT_MASK_1|MIPS_INT_MASK_2,
	[IPL_SCHED] =		MIPS_INT_MASK,
	[IPL_DDB] =		MIPS_INT_MASK,
	[IPL_HIGH] =		MIPS_INT_MASK,
};

void
c_magnum_init(void)
{
	int ipl;

	for (ipl = 0; ipl < _IPL_N; ipl++)
		ipl_sr_map.sr_bits[ipl] = magnum_ipl_sr_bits[ipl];
}
