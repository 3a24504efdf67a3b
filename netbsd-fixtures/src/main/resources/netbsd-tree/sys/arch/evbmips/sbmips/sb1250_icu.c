/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the SB-1250: the fifth hardware interrupt is never let in.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: sb1250_icu.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#include <mips/cpuregs.h>

void	sb1250_icu_init(void);

static const struct ipl_sr_map sb1250_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE]	=	MIPS_INT_MASK_5,
	[IPL_SOFTCLOCK]	=	MIPS_SOFT_INT_MASK_0 | MIPS_INT_MASK_5,
	[IPL_SOFTBIO]	=	MIPS_SOFT_INT_MASK_0 | MIPS_INT_MASK_5,
	[IPL_SOFTNET]	=	MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5,
	[IPL_SOFTSERIAL] =	MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5,
	[IPL_VM]	=	MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5
				| MIPS_INT_MASK_0,
	[IPL_SCHED]	=	MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5
				| MIPS_INT_MASK_0 | MIPS_INT_MASK_1,
	[IPL_DDB]	=	MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5
				| MIPS_INT_MASK_0 | MIPS_INT_MASK_1
				| MIPS_INT_MASK_4,
	[IPL_HIGH]	=	MIPS_INT_MASK,
    },
};

void
sb1250_icu_init(void)
{

	ipl_sr_map = sb1250_ipl_sr_map;
}
