/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Atomic read-modify-write operations, memory barriers, and loads and stores
 * with a named ordering.  See atomic_ops(3), membar_ops(3) and
 * atomic_loadstore(9).
 */

#ifndef _SYS_ATOMIC_H_
#define	_SYS_ATOMIC_H_

#include <sys/types.h>
#include <lib/libkern/libkern.h>

void		atomic_or_32(volatile uint32_t *, uint32_t);
void		atomic_or_uint(volatile unsigned int *, unsigned int);
void		atomic_or_ulong(volatile unsigned long *, unsigned long);
uint32_t	atomic_or_32_nv(volatile uint32_t *, uint32_t);
unsigned int	atomic_or_uint_nv(volatile unsigned int *, unsigned int);

void		atomic_and_32(volatile uint32_t *, uint32_t);
void		atomic_and_uint(volatile unsigned int *, unsigned int);
void		atomic_and_ulong(volatile unsigned long *, unsigned long);
uint32_t	atomic_and_32_nv(volatile uint32_t *, uint32_t);
unsigned int	atomic_and_uint_nv(volatile unsigned int *, unsigned int);

void		atomic_add_int(volatile unsigned int *, int);
unsigned int	atomic_add_int_nv(volatile unsigned int *, int);
void		atomic_inc_uint(volatile unsigned int *);
unsigned int	atomic_inc_uint_nv(volatile unsigned int *);
void		atomic_dec_uint(volatile unsigned int *);
unsigned int	atomic_dec_uint_nv(volatile unsigned int *);

uint32_t	atomic_swap_32(volatile uint32_t *, uint32_t);
unsigned int	atomic_swap_uint(volatile unsigned int *, unsigned int);
void		*atomic_swap_ptr(volatile void *, void *);

uint32_t	atomic_cas_32(volatile uint32_t *, uint32_t, uint32_t);
unsigned int	atomic_cas_uint(volatile unsigned int *, unsigned int,
		    unsigned int);
void		*atomic_cas_ptr(volatile void *, void *, void *);

void	membar_sync(void);
void	membar_acquire(void);
void	membar_consumer(void);
void	membar_release(void);
void	membar_producer(void);

/* No port in this tree reorders a load with one that depends on it. */
#define	membar_datadep_consumer()	((void)0)

#ifdef _KERNEL

#ifdef _LP64
#define	__ATOMIC_SIZE_MAX	8
#else
#define	__ATOMIC_SIZE_MAX	4
#endif

/* An aligned object of at most this size is loaded and stored whole. */
#define	__ATOMIC_PTR_CHECK(p)						\
do {									\
	CTASSERT(sizeof(*(p)) <= __ATOMIC_SIZE_MAX);			\
	KASSERT(((uintptr_t)(p) & (sizeof(*(p)) - 1)) == 0);		\
} while (/*CONSTCOND*/ 0)

#define	atomic_load_relaxed(p)						\
({									\
	const volatile __typeof__(*(p)) *__from = (p);			\
	__typeof__(*(p)) __got = *__from;				\
	__ATOMIC_PTR_CHECK(__from);					\
	__got;								\
})

#define	atomic_load_consume(p)						\
({									\
	const volatile __typeof__(*(p)) *__from = (p);			\
	__typeof__(*(p)) __got = *__from;				\
	membar_datadep_consumer();					\
	__ATOMIC_PTR_CHECK(__from);					\
	__got;								\
})

#define	atomic_load_acquire(p)						\
({									\
	const volatile __typeof__(*(p)) *__from = (p);			\
	__typeof__(*(p)) __got = *__from;				\
	membar_acquire();						\
	__ATOMIC_PTR_CHECK(__from);					\
	__got;								\
})

#define	atomic_store_relaxed(p, v)					\
({									\
	__typeof__(*(p)) __new = (v);					\
	volatile __typeof__(*(p)) *__to = (p);				\
	__ATOMIC_PTR_CHECK(__to);					\
	*__to = __new;							\
})

#define	atomic_store_release(p, v)					\
({									\
	__typeof__(*(p)) __new = (v);					\
	volatile __typeof__(*(p)) *__to = (p);				\
	__ATOMIC_PTR_CHECK(__to);					\
	membar_release();						\
	*__to = __new;							\
})

#endif	/* _KERNEL */

#endif	/* !_SYS_ATOMIC_H_ */
