/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_SYSTM_H_
#define	_SYS_SYSTM_H_

#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#endif

#include <sys/types.h>
#include <sys/errno.h>
#include <lib/libkern/libkern.h>

#ifdef _KERNEL

extern int	hz;			/* clock frequency */
extern int	cold;			/* still booting */
extern int	maxmem;

void	panic(const char *, ...) __dead __printflike(1, 2);
void	printf(const char *, ...) __printflike(1, 2);
int	snprintf(char *, size_t, const char *, ...) __printflike(3, 4);
int	copyin(const void *, void *, size_t);
int	copyout(const void *, void *, size_t);
int	tsleep(wchan_t, pri_t, const char *, int);
void	wakeup(wchan_t);
void	*kmem_alloc(size_t, int);
void	*kmem_zalloc(size_t, int);
void	kmem_free(void *, size_t);

#define	KM_SLEEP	0x01
#define	KM_NOSLEEP	0x02

/* Probe point of dtrace(1) for a failing path; here it is just the value. */
#define	SET_ERROR(err)	(err)

/*
 * The big lock: recursive, spun for, dropped across any sleep.  It vanishes
 * from kernels for one processor.
 */
void	_kernel_lock(int);
void	_kernel_unlock(int, int *);

#if defined(MULTIPROCESSOR) || defined(_MODULE)
#define	KERNEL_LOCK(count, lwp)						\
do {									\
	if ((count) != 0)						\
		_kernel_lock((count));					\
} while (/*CONSTCOND*/ 0)
#define	KERNEL_UNLOCK(all, lwp, ptr)	_kernel_unlock((all), (ptr))
#else
#define	KERNEL_LOCK(count, lwp)		do { } while (/*CONSTCOND*/ 0)
#define	KERNEL_UNLOCK(all, lwp, ptr)	do { } while (/*CONSTCOND*/ 0)
#endif

#define	KERNEL_UNLOCK_LAST(l)		KERNEL_UNLOCK(-1, (l), NULL)
#define	KERNEL_UNLOCK_ALL(l, p)		KERNEL_UNLOCK(0, (l), (p))
#define	KERNEL_UNLOCK_ONE(l)		KERNEL_UNLOCK(1, (l), NULL)

#endif	/* _KERNEL */

#endif	/* !_SYS_SYSTM_H_ */
