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
void	_mutex_init(kmutex_t *, kmutex_type_t, int, uintptr_t);

void
_mutex_init(kmutex_t *mtx, kmutex_type_t type, int ipl,
    uintptr_t return_address)
{
	int isspin;

	/* A thread may sleep in any but a spin mutex. */
	if (type == MUTEX_SPIN) {
		isspin = 1;
	} else if (ipl == IPL_NONE || ipl == IPL_SOFTCLOCK ||
	    ipl == IPL_SOFTBIO || ipl == IPL_SOFTNET ||
	    ipl == IPL_SOFTSERIAL) {
		isspin = 0;
	} else {
		isspin = 1;
	}

	rumpuser_mutex_init(mtx, isspin);
}

void
mutex_init(kmutex_t *mtx, kmutex_type_t type, int ipl)
{

	_mutex_init(mtx, type, ipl, (uintptr_t)__builtin_return_address(0));
}