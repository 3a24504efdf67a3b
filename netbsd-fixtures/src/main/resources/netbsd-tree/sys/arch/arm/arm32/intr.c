/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupt masks of the levels.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: intr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

u_int spl_masks[NIPL];

extern u_int irqmasks[];

void	set_spl_masks(void);

void
set_spl_masks(void)
{
	int level;

	for (level = 0; level < NIPL; level++)
		spl_masks[level] = ~0U;

	spl_masks[IPL_NONE]	  = irqmasks[IPL_NONE];
	spl_masks[IPL_SOFTCLOCK]  = irqmasks[IPL_SOFTCLOCK];
	spl_masks[IPL_SOFTBIO]	  = irqmasks[IPL_SOFTBIO];
	spl_masks[IPL_SOFTNET]	  = irqmasks[IPL_SOFTNET];
	spl_masks[IPL_SOFTSERIAL] = irqmasks[IPL_SOFTSERIAL];
	spl_masks[IPL_VM]	  = irqmasks[IPL_VM];
	spl_masks[IPL_SCHED]	  = irqmasks[IPL_SCHED];
	spl_masks[IPL_HIGH]	  = irqmasks[IPL_HIGH];
}
