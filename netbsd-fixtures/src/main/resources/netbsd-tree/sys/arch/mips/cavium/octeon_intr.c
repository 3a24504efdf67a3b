/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the Octeon.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: octeon_intr.c $");

#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#endif

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>

#include <mips/cpuregs.h>

#define	NIRQS		64

void	octeon_intr_init(struct cpu_info *);

/*
 * What each level holds back.  Levels that are the same number as another
 * one have no line of their own.
 */
static const struct ipl_sr_map octeon_ipl_sr_map = {
    .sr_bits = {
	[IPL_NONE] =		0,
	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,
	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK,
	[IPL_VM] =		MIPS_SOFT_INT_MASK | MIPS_INT_MASK_0,
	[IPL_SCHED] =		MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5
				| MIPS_INT_MASK_1 | MIPS_INT_MASK_0,
	[IPL_DDB] =		MIPS_SOFT_INT_MASK | MIPS_INT_MASK_5
				| MIPS_INT_MASK_1 | MIPS_INT_MASK_0,
	[IPL_HIGH] =		MIPS_INT_MASK,
    },
};

static kmutex_t octeon_intr_lock;

void
octeon_intr_init(struct cpu_info *ci)
{

	ipl_sr_map = octeon_ipl_sr_map;
	mutex_init(&octeon_intr_lock, MUTEX_DEFAULT, IPL_HIGH);
#ifdef MULTIPROCESSOR
	/* The other processors get their interrupts from the mailboxes. */
#endif
}
