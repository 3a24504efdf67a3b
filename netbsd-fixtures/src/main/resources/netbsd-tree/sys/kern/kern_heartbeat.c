/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Heartbeat: every CPU must get to its soft interrupts once in a while, or
 * another one panics.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_heartbeat.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>

static void	*heartbeat_sih __read_mostly;

void	heartbeat_start(void);
void	heartbeat(void);

static void
heartbeat_intr(void *cookie)
{

	curcpu()->ci_data.cpu_heartbeat_count++;
}

void
heartbeat_start(void)
{

	/*
	 * The lowest of the soft interrupts: if that one comes through,
	 * the others do too.
	 */
	heartbeat_sih = softint_establish(SOFTINT_CLOCK|SOFTINT_MPSAFE,
	    &heartbeat_intr, NULL);
	if (heartbeat_sih == NULL)
		panic("heartbeat_start: no soft interrupt");
}

/* From the clock, once a second. */
void
heartbeat(void)
{

	softint_schedule(heartbeat_sih);
}
