/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the DECstation 3100.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: dec_3100.c $");

#define	__INTR_PRIVATE

#include <sys/param.h>
#include <sys/intr.h>
#include <sys/systm.h>

#include <mips/psl.h>

void	dec_3100_init(void);

/* Three lines for devices; the clock is not one of them. */
static const struct ipl_sr_map dec_3100_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE] = 0,
	[IPL_SOFTCLOCK] = MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTSERIAL] = MIPS_SOFT_INT_MASK,
	[IPL_VM] = MIPS_SPL_0_1_2,
	[IPL_HIGH] = MIPS_SPLHIGH,
	[IPL_DDB] = MIPS_SPLHIGH,
	[IPL_SCHED] = MIPS_SPLHIGH,
    },
};

void
dec_3100_init(void)
{

	ipl_sr_map = dec_3100_ipl_sr_map;
}
