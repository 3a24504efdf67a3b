/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _RISCV_INTR_H_
#define	_RISCV_INTR_H_

#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#endif

#include <sys/types.h>

/*
 * Interrupt priority levels, a number for each class.
 */
#define	IPL_NONE	0
#define	IPL_SOFTCLOCK	(IPL_NONE + 1)
#define	IPL_SOFTBIO	(IPL_SOFTCLOCK + 1)
#define	IPL_SOFTNET	(IPL_SOFTBIO + 1)
#define	IPL_SOFTSERIAL	(IPL_SOFTNET + 1)
#define	IPL_VM		(IPL_SOFTSERIAL + 1)
#define	IPL_SCHED	(IPL_VM + 1)
#define	IPL_HIGH	(IPL_SCHED + 1)

#define	IPL_SAFEPRI	IPL_SOFTSERIAL

#define	_IPL_N		(IPL_HIGH + 1)

typedef int ipl_t;
typedef struct {
	ipl_t _spl;
} ipl_cookie_t;

#ifdef _KERNEL

#if defined(__HAVE_FAST_SOFTINTS) && defined(MULTIPROCESSOR)
#define SOFTINT_KPREEMPT	SOFTINT_COUNT
#define __HAVE_PREEMPTION	1
#endif

void	spl0(void);
void	splx(int);
int	splraise(int);
int	splsoftclock(void);
int	splsoftbio(void);
int	splsoftnet(void);
int	splsoftserial(void);
int	splvm(void);
int	splsched(void);
int	splhigh(void);

/* What splx() lets through. */
void	softint_deliver(void);

static inline ipl_cookie_t
makeiplcookie(ipl_t s)
{

	return (ipl_cookie_t){._spl = s};
}

static inline int
splraiseipl(ipl_cookie_t icookie)
{

	return splraise(icookie._spl);
}

#endif /* _KERNEL */

#endif	/* !_RISCV_INTR_H_ */
