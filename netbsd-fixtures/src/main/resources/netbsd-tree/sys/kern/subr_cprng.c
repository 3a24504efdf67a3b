/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Random numbers for the kernel.
 *
 *	kern_cprng - for callers up to IPL_SOFTSERIAL
 *	user_cprng - for system calls
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_cprng.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cprng.h>
#include <sys/intr.h>
#include <sys/mutex.h>

struct cprng_strong {
	kmutex_t	cs_lock;	/* of cs_state */
	uint32_t	cs_state;	/* state of the generator */
	const char	*cs_name;	/* for people */
};

struct cprng_strong *kern_cprng __read_mostly; /* IPL_SOFTSERIAL */
struct cprng_strong *user_cprng __read_mostly; /* IPL_NONE */

void
cprng_init(void)
{

	/* One to be used in any soft interrupt, one in none. */
	kern_cprng = cprng_strong_create("kern", IPL_SOFTSERIAL, 0);
	user_cprng = cprng_strong_create("user", IPL_NONE, 0);
}

struct cprng_strong *
cprng_strong_create(const char *name, int ipl, int flags)
{
	struct cprng_strong *cprng;

	cprng = kmem_zalloc(sizeof(*cprng), KM_SLEEP);
	mutex_init(&cprng->cs_lock, MUTEX_DEFAULT, ipl);
	cprng->cs_name = name;
	return cprng;
}
