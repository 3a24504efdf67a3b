/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * atomic_ops(3) and membar_ops(3), by the atomics of C11.  The operations
 * are relaxed, as NetBSD's are.
 */

#include <sys/param.h>
#include <sys/atomic.h>

#include "host.h"

#define	RELAXED	__ATOMIC_RELAXED

void
atomic_or_32(volatile uint32_t *p, uint32_t v)
{

	(void)__atomic_fetch_or(p, v, RELAXED);
}

void
atomic_or_uint(volatile unsigned int *p, unsigned int v)
{

	(void)__atomic_fetch_or(p, v, RELAXED);
}

void
atomic_or_ulong(volatile unsigned long *p, unsigned long v)
{

	(void)__atomic_fetch_or(p, v, RELAXED);
}

uint32_t
atomic_or_32_nv(volatile uint32_t *p, uint32_t v)
{

	return __atomic_or_fetch(p, v, RELAXED);
}

unsigned int
atomic_or_uint_nv(volatile unsigned int *p, unsigned int v)
{

	return __atomic_or_fetch(p, v, RELAXED);
}

void
atomic_and_32(volatile uint32_t *p, uint32_t v)
{

	(void)__atomic_fetch_and(p, v, RELAXED);
}

void
atomic_and_uint(volatile unsigned int *p, unsigned int v)
{

	(void)__atomic_fetch_and(p, v, RELAXED);
}

void
atomic_and_ulong(volatile unsigned long *p, unsigned long v)
{

	(void)__atomic_fetch_and(p, v, RELAXED);
}

uint32_t
atomic_and_32_nv(volatile uint32_t *p, uint32_t v)
{

	return __atomic_and_fetch(p, v, RELAXED);
}

unsigned int
atomic_and_uint_nv(volatile unsigned int *p, unsigned int v)
{

	return __atomic_and_fetch(p, v, RELAXED);
}

void
atomic_add_int(volatile unsigned int *p, int v)
{

	(void)__atomic_fetch_add(p, (unsigned int)v, RELAXED);
}

unsigned int
atomic_add_int_nv(volatile unsigned int *p, int v)
{

	return __atomic_add_fetch(p, (unsigned int)v, RELAXED);
}

void
atomic_inc_uint(volatile unsigned int *p)
{

	(void)__atomic_fetch_add(p, 1, RELAXED);
}

unsigned int
atomic_inc_uint_nv(volatile unsigned int *p)
{

	return __atomic_add_fetch(p, 1, RELAXED);
}

void
atomic_dec_uint(volatile unsigned int *p)
{

	(void)__atomic_fetch_sub(p, 1, RELAXED);
}

unsigned int
atomic_dec_uint_nv(volatile unsigned int *p)
{

	return __atomic_sub_fetch(p, 1, RELAXED);
}

uint32_t
atomic_swap_32(volatile uint32_t *p, uint32_t v)
{

	return __atomic_exchange_n(p, v, RELAXED);
}

unsigned int
atomic_swap_uint(volatile unsigned int *p, unsigned int v)
{

	return __atomic_exchange_n(p, v, RELAXED);
}

void *
atomic_swap_ptr(volatile void *p, void *v)
{

	return __atomic_exchange_n((void *volatile *)p, v, RELAXED);
}

/* All three return what was there, changed or not. */
uint32_t
atomic_cas_32(volatile uint32_t *p, uint32_t old, uint32_t new)
{

	(void)__atomic_compare_exchange_n(p, &old, new, false, RELAXED,
	    RELAXED);
	return old;
}

unsigned int
atomic_cas_uint(volatile unsigned int *p, unsigned int old, unsigned int new)
{

	(void)__atomic_compare_exchange_n(p, &old, new, false, RELAXED,
	    RELAXED);
	return old;
}

void *
atomic_cas_ptr(volatile void *p, void *old, void *new)
{

	(void)__atomic_compare_exchange_n((void *volatile *)p, &old, new,
	    false, RELAXED, RELAXED);
	return old;
}

/* Fences cannot be told to a sanitizer; host_volatile.c makes up for it. */
void
membar_release(void)
{

	host_fence();
}

void
membar_producer(void)
{

	host_fence();
}

void
membar_sync(void)
{

	host_fence();
	__sync_synchronize();
}

void
membar_acquire(void)
{
}

void
membar_consumer(void)
{
}
