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
#define	OCTEON_VM_MASK		(MIPS_SOFT_INT_MASK | MIPS_INT_MASK_0)
#define	OCTEON_SCHED_MASK						\
	(OCTEON_VM_MASK | MIPS_INT_MASK_1 | MIPS_INT_MASK_5)

static const struct ipl_sr_map octeon_ipl_sr_map = { .sr_bits = {
	[IPL_HIGH] =		MIPS_INT_MASK,
	[IPL_DDB] =		OCTEON_SCHED_MASK,
	[IPL_SCHED] =		OCTEON_SCHED_MASK,
	[IPL_VM] =		OCTEON_VM_MASK,
	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK,
	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,
	[IPL_NONE] =		0,
}, };

struct ipl_sr_map ipl_sr_map;

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
