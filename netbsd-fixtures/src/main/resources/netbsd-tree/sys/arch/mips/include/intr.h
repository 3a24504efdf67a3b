/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_INTR_H_
#define	_MIPS_INTR_H_

#include <sys/types.h>

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
#define	_IPL_NAMES(pfx)	{ pfx"none", pfx"softclock/bio",		\
	pfx"softnet/serial", pfx"vm", pfx"sched", pfx"ddb", pfx"high" }

#ifdef _KERNEL

typedef int ipl_t;
typedef struct {
	ipl_t _spl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._spl = ipl};
}

/* Status register bits to disable at each level. */
struct ipl_sr_map {
	uint32_t sr_bits[_IPL_N];
};
extern struct ipl_sr_map ipl_sr_map;

int	splsoftclock(void);
int	splsoftbio(void);
int	splsoftnet(void);
int	splsoftserial(void);
int	splvm(void);
int	splsched(void);
int	splhigh(void);
void	splx(int);
void	_setsoftintr(uint32_t);
void	_clrsoftintr(uint32_t);

#define	splnet()	splvm()
#define	splclock()	splsched()

#endif	/* _KERNEL */

#endif	/* !_MIPS_INTR_H_ */
