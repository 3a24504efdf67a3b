/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The kernel's volatile is an atomic of relaxed ordering in all but name.
 * The compiler is told to announce such accesses apart from others (see
 * tsan-distinguish-volatile), and here they become atomic ones for the
 * sanitizer.  A store after a release fence is a store-release; the fence
 * counts until a lock is released.  Built without a sanitizer.
 */

#include "host_impl.h"

#ifdef LOCKWRIGHT_TSAN

#define	MO_RELAXED	0
#define	MO_RELEASE	3

#define	VOLATILE(bytes, bits, type)					\
type	__tsan_atomic##bits##_load(const volatile type *, int);	\
type	__tsan_atomic##bits##_fetch_or(volatile type *, type, int);	\
void	__tsan_volatile_read##bytes(void *);				\
void	__tsan_volatile_write##bytes(void *);				\
void	__tsan_unaligned_volatile_read##bytes(void *);			\
void	__tsan_unaligned_volatile_write##bytes(void *);			\
									\
void									\
__tsan_volatile_read##bytes(void *p)					\
{									\
									\
	(void)__tsan_atomic##bits##_load(p, MO_RELAXED);		\
}									\
									\
/* The store itself follows: here its place is written, not its value. */ \
void									\
__tsan_volatile_write##bytes(void *p)					\
{									\
									\
	(void)__tsan_atomic##bits##_fetch_or(p, 0,			\
	    host_me != NULL && host_me->t_fenced ? MO_RELEASE : MO_RELAXED); \
}									\
									\
void									\
__tsan_unaligned_volatile_read##bytes(void *p)				\
{									\
									\
	__tsan_volatile_read##bytes(p);					\
}									\
									\
void									\
__tsan_unaligned_volatile_write##bytes(void *p)				\
{									\
									\
	__tsan_volatile_write##bytes(p);				\
}

VOLATILE(1, 8, uint8_t)
VOLATILE(2, 16, uint16_t)
VOLATILE(4, 32, uint32_t)
VOLATILE(8, 64, uint64_t)

#endif
