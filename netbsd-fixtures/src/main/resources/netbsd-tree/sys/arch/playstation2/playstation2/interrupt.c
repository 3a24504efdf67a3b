/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by timers that go off at once.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: interrupt.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

void	setsoft(int);
void	timer_one_shot(int);

void
setsoft(int ipl)
{
	const static int timer_map[] = {
		[IPL_SOFTCLOCK]	= 1,
		[IPL_SOFTBIO]	= 2,
		[IPL_SOFTNET]	= 3,
		[IPL_SOFTSERIAL]= 3,
	};

	KDASSERT(ipl >= IPL_SOFTCLOCK && ipl <= IPL_SOFTSERIAL);

	timer_one_shot(timer_map[ipl]);
}
