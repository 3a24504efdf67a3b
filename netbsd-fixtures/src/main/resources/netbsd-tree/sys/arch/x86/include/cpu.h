/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _X86_CPU_H_
#define	_X86_CPU_H_

#include <sys/types.h>
#include <sys/cpu_data.h>
#include <sys/intr.h>
#include <sys/sched.h>
#include <x86/cpufunc.h>

struct intrsource;

struct cpu_info {
	struct cpu_data	ci_data;	/* for portable code */
	struct cpu_info	*ci_self;	/* pointer to itself, by %gs */
	struct cpu_info	*ci_next;	/* next CPU */
	struct lwp	*ci_curlwp;	/* what runs here */
	struct schedstate_percpu ci_schedstate;
	u_int		ci_cpuid;	/* number of the CPU */
	struct {
		uint64_t	ipending:56; /* SIR_* and LIR_* waiting */
		uint64_t	ilevel:8; /* current IPL */
	} ci_istate;
#define	ci_ipending	ci_istate.ipending
#define	ci_ilevel	ci_istate.ilevel
	uint64_t	ci_imask[NIPL];	/* what each IPL holds back */
	uint64_t	ci_iunmask[NIPL]; /* what it lets through */
	struct intrsource *ci_isources[MAX_INTR_SOURCES];
};

#ifdef _KERNEL
extern struct cpu_info	cpu_info_primary;
extern struct cpu_info	*cpu_info_list;

struct cpu_info	*x86_curcpu(void);

#define	curcpu()			x86_curcpu()
#define	cpu_index(ci)			((ci)->ci_cpuid)
#define	CPU_INFO_ITERATOR		int __unused
#define	CPU_INFO_FOREACH(cii, ci)					\
	cii = 0, ci = cpu_info_list; ci != NULL; ci = ci->ci_next

bool	cpu_intr_p(void);
#endif

#endif	/* !_X86_CPU_H_ */
