/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_CPU_H_
#define	_SYS_CPU_H_

#include <sys/types.h>
#include <sys/lwp.h>

#ifdef _KERNEL
extern bool	mp_online;		/* all CPUs run */

bool	cpu_softintr_p(void);
int	curlwp_bind(void);
void	curlwp_bindx(int);
bool	kpreempt_disabled(void);
#endif

#endif	/* !_SYS_CPU_H_ */
