/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ARM_CPU_H_
#define	_ARM_CPU_H_

#include <sys/types.h>
#include <sys/cpu_data.h>
#include <sys/intr.h>
#include <sys/sched.h>

struct cpu_info {
	struct cpu_data	ci_data;	/* for portable code */
	struct cpu_info	*ci_next;	/* next CPU */
	struct lwp	*ci_curlwp;	/* what runs here */
	struct schedstate_percpu ci_schedstate;
	u_int		ci_cpuid;	/* number of the CPU */
	volatile int	ci_cpl;		/* current IPL */
	volatile u_int	ci_softints;	/* soft interrupts waiting */
	struct lwp	*ci_softlwps[SOFTINT_COUNT];
};

#ifdef _KERNEL
extern struct cpu_info	cpu_info_store;

#define	curcpu()			(&cpu_info_store)
#define	cpu_index(ci)			((ci)->ci_cpuid)
#define	CPU_INFO_ITERATOR		int __unused
#define	CPU_INFO_FOREACH(cii, ci)					\
	cii = 0, ci = &cpu_info_store; ci != NULL; ci = ci->ci_next

bool	cpu_intr_p(void);
#endif

#endif	/* !_ARM_CPU_H_ */
