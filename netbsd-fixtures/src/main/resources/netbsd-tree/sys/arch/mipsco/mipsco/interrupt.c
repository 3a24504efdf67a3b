/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of machines by MIPS Computer Systems.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: interrupt.c $");

#define	__INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

void	mipsco_intr_init(void);

const struct ipl_sr_map mipsco_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE] = 0,
	[IPL_SOFTCLOCK] = MIPS_INT_MASK_SPL_SOFT0,
	[IPL_SOFTNET] = MIPS_INT_MASK_SPL_SOFT1,
	[IPL_VM] = MIPS_INT_MASK_SPL2,
	[IPL_SCHED] = MIPS_INT_MASK_SPL2,
	[IPL_HIGH] = MIPS_INT_MASK,
    },
};

void
mipsco_intr_init(void)
{

	ipl_sr_map = mipsco_ipl_sr_map;
}
