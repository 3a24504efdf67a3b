/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_KTHREAD_H_
#define	_SYS_KTHREAD_H_

#include <sys/types.h>

#define	KTHREAD_IDLE	0x01	/* do not run it yet */
#define	KTHREAD_MPSAFE	0x02	/* starts without kernel_lock */
#define	KTHREAD_INTR	0x04	/* runs soft interrupts */

#ifdef _KERNEL
struct cpu_info;

int	kthread_create(pri_t, int, struct cpu_info *, void (*)(void *),
	    void *, lwp_t **, const char *, ...) __printflike(7, 8);
#endif

#endif	/* !_SYS_KTHREAD_H_ */
