/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels, and what the processor makes of them.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: m68k_intr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

volatile unsigned int intr_depth;

const uint16_t ipl2psl_table[NIPL] = {
	[IPL_NONE]	 = PSL_S | PSL_IPL0,
	[IPL_SOFTBIO]	 = PSL_S | MACHINE_PSL_IPL_SOFTBIO,
	[IPL_SOFTCLOCK]	 = PSL_S | MACHINE_PSL_IPL_SOFTCLOCK,
	[IPL_SOFTNET]	 = PSL_S | MACHINE_PSL_IPL_SOFTNET,
	[IPL_SOFTSERIAL] = PSL_S | MACHINE_PSL_IPL_SOFTSERIAL,
	[IPL_VM]	 = PSL_S | MACHINE_PSL_IPL_VM,
	[IPL_SCHED]	 = PSL_S | MACHINE_PSL_IPL_SCHED,
	[IPL_HIGH]	 = PSL_S | PSL_IPL7,
};
