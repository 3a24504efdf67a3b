/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Compiler glue: everything a kernel source may write before or after a
 * declarator.
 */

#ifndef _SYS_CDEFS_H_
#define	_SYS_CDEFS_H_

#define	___CONCAT(x, y)		x ## y
#define	__CONCAT(x, y)		___CONCAT(x, y)
#define	___STRING(x)		#x
#define	__STRING(x)		___STRING(x)

#define	__unused		__attribute__((__unused__))
#define	__used			__attribute__((__used__))
#define	__packed		__attribute__((__packed__))
#define	__aligned(x)		__attribute__((__aligned__(x)))
#define	__section(x)		__attribute__((__section__(x)))
#define	__dead			__attribute__((__noreturn__))
#define	__noinline		__attribute__((__noinline__))
#define	__always_inline		__attribute__((__always_inline__))
#define	__printflike(f, a)	__attribute__((__format__(__printf__, f, a)))

/* Variables that exist for assertions only. */
#ifdef DIAGNOSTIC
#define	__diagused		/* nothing */
#else
#define	__diagused		__unused
#endif

#ifndef COHERENCY_UNIT
#define	COHERENCY_UNIT		64
#endif
#define	__read_mostly		__section(".data.read_mostly")
#define	__cacheline_aligned	__aligned(COHERENCY_UNIT)

#define	__predict_true(exp)	__builtin_expect((exp) != 0, 1)
#define	__predict_false(exp)	__builtin_expect((exp) != 0, 0)

#define	__arraycount(a)		(sizeof(a) / sizeof((a)[0]))
#define	__BIT(n)		(1UL << (n))
#define	__BITS(hi, lo)		((__BIT((hi) - (lo)) * 2 - 1) << (lo))

/* A value put where a mask has its bits, and back. */
#define	__MASK_LOWEST(mask)	((mask) & ~((mask) - 1))
#define	__SHIFTIN(x, mask)	((x) * __MASK_LOWEST(mask))
#define	__SHIFTOUT(x, mask)	(((x) & (mask)) / __MASK_LOWEST(mask))

#define	__insn_barrier()	__asm volatile ("" ::: "memory")

/*
 * Assertions the compiler answers.  Legal wherever a declaration is.
 */
#define	__CTASSERT(x)		CTASSERT(x)
#define	CTASSERT(x)		__CTASSERT0(x, __ctassert, __COUNTER__)
#define	__CTASSERT0(x, y, z)	__CTASSERT1(x, y, z)
#define	__CTASSERT1(x, y, z)	\
	typedef char y ## z[(x) ? 1 : -1] __unused

/* Identification string of a source file; the first argument is unused. */
#define	__KERNEL_RCSID(n, s)	static const char __rcsid[] __used = s

#endif	/* !_SYS_CDEFS_H_ */
