/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_INTR_H_
#define	_MIPS_INTR_H_

#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#endif

/*
 * Interrupt priority levels.  The processor has two software interrupts, so
 * the four soft levels share them in pairs.
 */
#define	IPL_NONE	0
#define	IPL_SOFTCLOCK	(IPL_NONE+1)
#define	IPL_SOFTBIO	(IPL_SOFTCLOCK)	/* the first software interrupt */
#define	IPL_SOFTNET	(IPL_SOFTBIO+1)
#define	IPL_SOFTSERIAL	(IPL_SOFTNET)	/* the second software interrupt */
#define	IPL_VM		(IPL_SOFTSERIAL+1)
#define	IPL_SCHED	(IPL_VM+1)
#define	IPL_DDB		(IPL_SCHED+1)
#define	IPL_HIGH	(IPL_DDB+1)

#define	IPL_SAFEPRI	IPL_SOFTSERIAL

#define	_IPL_N		(IPL_HIGH+1)
#define	_IPL_NAMES(pfx)	{ pfx"none", pfx"softclock/bio", pfx"softnet/serial", \
			  pfx"vm", pfx"sched", pfx"ddb", pfx"high" }

#define	IPI_NOP		0		/* an interrupt, and that is all */
#define	IPI_XCALL	7		/* cross call */
#define	IPI_WDOG	9		/* pat the watchdog */
#define	NIPIS		10

#include <sys/types.h>

#ifdef __INTR_PRIVATE
/* Levels by way of the board; spl.S has one in the same order. */
struct splsw {
	void	(*splsw_spl0)(void);
	void	(*splsw_splx)(int);
	int	(*splsw_splraise)(int);
	int	(*splsw_splsoftclock)(void);
	int	(*splsw_splsoftbio)(void);
	int	(*splsw_splsoftnet)(void);
	int	(*splsw_splsoftserial)(void);
	int	(*splsw_splvm)(void);
	int	(*splsw_splsched)(void);
	int	(*splsw_splhigh)(void);
	int	(*splsw_splintr)(uint32_t *);
	void	(*splsw__setsoftintr)(uint32_t);
	void	(*splsw__clrsoftintr)(uint32_t);
};

/* For each level, the bits of the status register that it clears. */
struct ipl_sr_map {
	uint32_t	sr_bits[_IPL_N];
};

/* What the board uses. */
extern struct ipl_sr_map ipl_sr_map;
extern struct splsw mips_splsw;
#endif /* __INTR_PRIVATE */

typedef int ipl_t;
typedef struct {
	ipl_t _spl;
} ipl_cookie_t;

#ifdef _KERNEL

#if 0	/* no preemption so far */
#define	__HAVE_PREEMPTION	1
#define	SOFTINT_KPREEMPT	SOFTINT_COUNT
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

/* Levels of what waits, and the bits that make it wait. */
int	splintr(uint32_t *);
void	_clrsoftintr(uint32_t);
void	_setsoftintr(uint32_t);

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

#endif	/* !_MIPS_INTR_H_ */
