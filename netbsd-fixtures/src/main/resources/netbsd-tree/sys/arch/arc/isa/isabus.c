/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Interrupts of the ISA bus: a mask for each level, made when one is added.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: isabus.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#define	ICU_LEN		16

static int	imask[_IPL_N];		/* what each level holds back */
static int	intrlevel[ICU_LEN];	/* levels of each line, as bits */

void	intr_calculatemasks(void);

void
intr_calculatemasks(void)
{
	int irq, level;

	for (level = 0; level < _IPL_N; level++) {
		imask[level] = 0;
		if (level == IPL_NONE)
			continue;
		for (irq = 0; irq < ICU_LEN; irq++)
			imask[level] |= ((intrlevel[irq] >> level) & 1) << irq;
	}

	imask[IPL_SOFTCLOCK] |= imask[IPL_NONE];
	imask[IPL_SOFTNET] |= imask[IPL_SOFTCLOCK];

	/* Devices come above all that is soft. */
	imask[IPL_VM] |= imask[IPL_SOFTNET];

	imask[IPL_SCHED] |= imask[IPL_VM];
}
