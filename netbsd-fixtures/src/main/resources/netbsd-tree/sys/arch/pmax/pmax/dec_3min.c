/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the DECstation 5000/1xx.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: dec_3min.c $");

#define	__INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#include <mips/psl.h>

void		dec_3min_init(void);

static const struct ipl_sr_map dec_3min_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE] = 0,
	[IPL_SOFTCLOCK] = MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTNET] = MIPS_SOFT_INT_MASK,
	[IPL_VM] = MIPS_SOFT_INT_MASK|MIPS_INT_MASK_0|MIPS_INT_MASK_1,
	[IPL_SCHED] = MIPS_SPL_0_1_2_3,
	[IPL_DDB] = MIPS_SPLHIGH,
	[IPL_HIGH] = MIPS_SPLHIGH,
    },
};

void
dec_3min_init(void)
{

	ipl_sr_map = dec_3min_ipl_sr_map;
}
