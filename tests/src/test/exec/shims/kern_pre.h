/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Read before every kernel source: the tree's own <sys/atomic.h>, with those
 * of its macros that are loads and stores replaced by the ones of C11, which
 * sanitizers know.  Their orderings are those of atomic_loadstore(9).
 */

#include <sys/param.h>
#include <sys/atomic.h>

#undef	atomic_load_relaxed
#undef	atomic_load_consume
#undef	atomic_load_acquire
#undef	atomic_store_relaxed
#undef	atomic_store_release

#define	atomic_load_relaxed(p)	__atomic_load_n((p), __ATOMIC_RELAXED)
#define	atomic_load_consume(p)	__atomic_load_n((p), __ATOMIC_ACQUIRE)
#define	atomic_load_acquire(p)	__atomic_load_n((p), __ATOMIC_ACQUIRE)
#define	atomic_store_relaxed(p, v)					\
	__atomic_store_n((p), (v), __ATOMIC_RELAXED)
#define	atomic_store_release(p, v)					\
	__atomic_store_n((p), (v), __ATOMIC_RELEASE)
