/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _X86_CPUFUNC_H_
#define	_X86_CPUFUNC_H_

#include <sys/cdefs.h>

#ifdef _KERNEL

/* Tell the other hyperthread that we only spin. */
static __inline void
x86_pause(void)
{

	__asm volatile ("pause" ::: "memory");
}

#ifdef __x86_64__
static __inline u_long
x86_read_flags(void)
{
	u_long flags;

	__asm volatile (
		"pushfq\n\t"
		"popq	%0"
		: "=g" (flags)
		:
		: "memory");
	return flags;
}
#endif

#endif	/* _KERNEL */

#endif	/* !_X86_CPUFUNC_H_ */
