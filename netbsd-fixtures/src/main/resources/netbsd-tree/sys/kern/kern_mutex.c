/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Creation of mutexes.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_mutex.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>

typedef struct lockops {
	const char	*lo_name;
	int		lo_type;
} lockops_t;

void	_mutex_init(kmutex_t *, kmutex_type_t, int, uintptr_t);

#define	MUTEX_BIT_SPIN		0x01

static lockops_t mutex_spin_lockops = {
	.lo_name = "Mutex",
	.lo_type = MUTEX_SPIN,
};

static lockops_t mutex_adaptive_lockops = {
	.lo_name = "Mutex",
	.lo_type = MUTEX_ADAPTIVE,
};

/* The level decides who may hold it, and so what kind of mutex it is. */
void
_mutex_init(kmutex_t *mtx, kmutex_type_t type, int ipl,
    uintptr_t return_address)
{
	lockops_t *lockops __unused;

	memset(mtx, 0, sizeof(*mtx));

	if (ipl == IPL_NONE || ipl == IPL_SOFTCLOCK ||
	    ipl == IPL_SOFTBIO || ipl == IPL_SOFTNET ||
	    ipl == IPL_SOFTSERIAL) {
		lockops = (type == MUTEX_NODEBUG ?
		    NULL : &mutex_adaptive_lockops);
		mtx->mtx_owner = 0;
	} else {
		lockops = (type == MUTEX_NODEBUG ?
		    NULL : &mutex_spin_lockops);
		mtx->mtx_owner = MUTEX_BIT_SPIN;
		mtx->mtx_ipl = ipl;
	}
	mtx->mtx_dodebug = (lockops != NULL);
}

void
mutex_init(kmutex_t *mtx, kmutex_type_t type, int ipl)
{

	_mutex_init(mtx, type, ipl, (uintptr_t)__builtin_return_address(0));
}
