/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_CPU_DATA_H_
#define	_SYS_CPU_DATA_H_

#include <sys/types.h>
#include <sys/condvar.h>

struct callout_cpu;

/* What portable code keeps of each CPU, inside its struct cpu_info. */
struct cpu_data {
	u_int		cpu_index;	/* number of the CPU */
	int		cpu_psz_read_depth; /* pserialize readers, nested */
	struct lwp	*cpu_idlelwp;	/* runs when nothing else does */
	void		*cpu_softcpu;	/* private to kern_softint.c */
	u_int		cpu_softints;	/* classes waiting for an LWP */
	kcondvar_t	cpu_xcall;	/* waits for low priority calls */
	struct callout_cpu *cpu_callout; /* private to kern_timeout.c */
	uint64_t	cpu_heartbeat_count; /* soft interrupts seen alive */
};

#define	ci_index		ci_data.cpu_index
#define	ci_psz_read_depth	ci_data.cpu_psz_read_depth

#endif	/* !_SYS_CPU_DATA_H_ */
