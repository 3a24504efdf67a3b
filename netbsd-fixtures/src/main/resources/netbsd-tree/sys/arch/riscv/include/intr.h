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
//#define	IPL_DDB		(IPL_SCHED + 1)
#define	IPL_HIGH	(IPL_SCHED + 1)

#define	IPL_SAFEPRI	IPL_SOFTSERIAL

#define	_IPL_N		(IPL_HIGH + 1)

#if 0
#define	_IPL_NAMES(pfx)	{ pfx"none", pfx"softclock/bio", pfx"softnet/serial", \
			  pfx"vm", pfx"sched", pfx"ddb", pfx"high" }
#endif

#ifdef __INTR_PRIVATE
#if 0
struct splsw {
	int	(*splsw_splhigh)(void);
	int	(*splsw_splsched)(void);
	int	(*splsw_splvm)(void);
	int	(*splsw_splsoftserial)(void);
	int	(*splsw_splsoftnet)(void);
	int	(*splsw_splsoftbio)(void);
	int	(*splsw_splsoftclock)(void);
	int	(*splsw_splraise)(int);
	void	(*splsw_spl0)(void);
	void	(*splsw_splx)(int);
};
#endif
#endif /* __INTR_PRIVATE */

typedef int ipl_t;
typedef struct {
	ipl_t _spl;
} ipl_cookie_t;

#ifdef _KERNEL

#if defined(MULTIPROCESSOR) && defined(__HAVE_FAST_SOFTINTS)
#define __HAVE_PREEMPTION	1
#define SOFTINT_KPREEMPT	(SOFTINT_COUNT+0)
#endif

int	splhigh(void);
int	splsched(void);
int	splvm(void);
int	splsoftserial(void);
int	splsoftnet(void);
int	splsoftbio(void);
int	splsoftclock(void);
int	splraise(int);
void	splx(int);
void	spl0(void);

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
