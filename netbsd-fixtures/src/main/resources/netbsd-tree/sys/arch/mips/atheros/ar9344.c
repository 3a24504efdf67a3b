/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the AR9344.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: ar9344.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#include <mips/cpuregs.h>

void	ar9344_intr_init(void);

/* XXX all of them on one interrupt, as in the real one: levels blur */
static const struct ipl_sr_map ar9344_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE] =		0,
	[IPL_SOFTCLOCK] = 	MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTBIO] = 	MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTNET] = 	MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTSERIAL] = 	MIPS_SOFT_INT_MASK_0,
	[IPL_VM] =		MIPS_SOFT_INT_MASK |
				MIPS_INT_MASK_0 |	/* bus */
				MIPS_INT_MASK_2 |	/* first Ethernet */
				MIPS_INT_MASK_4,	/* the rest */
	[IPL_SCHED] =		MIPS_INT_MASK,
	[IPL_DDB] =		MIPS_INT_MASK,
	[IPL_HIGH] =		MIPS_INT_MASK,
     },
};

void
ar9344_intr_init(void)
{

	ipl_sr_map = ar9344_ipl_sr_map;
}
