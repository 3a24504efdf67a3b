/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Locks for a kernel that runs as a process.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: locks.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>

void	rumpuser_mutex_init(kmutex_t *, bool);

void
mutex_init(kmutex_t *mtx, kmutex_type_t type, int ipl)
{

	/* The soft levels make an adaptive mutex, like IPL_NONE. */
	if (ipl == IPL_NONE || ipl == IPL_SOFTCLOCK || ipl == IPL_SOFTBIO ||
	    ipl == IPL_SOFTNET || ipl == IPL_SOFTSERIAL)
		type = MUTEX_ADAPTIVE;
	else
		type = MUTEX_SPIN;
	rumpuser_mutex_init(mtx, type == MUTEX_SPIN);
}