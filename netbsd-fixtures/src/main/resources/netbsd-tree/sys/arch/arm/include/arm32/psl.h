/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ARM_PSL_H_
#define _ARM_PSL_H_

#define spl0()		splx(IPL_NONE)
#define splsoftclock()	raisespl(IPL_SOFTCLOCK)
#define splsoftbio()	raisespl(IPL_SOFTBIO)
#define splsoftnet()	raisespl(IPL_SOFTNET)
#define splsoftserial()	raisespl(IPL_SOFTSERIAL)
#define splvm()		raisespl(IPL_VM)
#define splsched()	raisespl(IPL_SCHED)
#define splhigh()	raisespl(IPL_HIGH)

#define	IPL_SAFEPRI	IPL_NONE

#ifdef _KERNEL
#ifndef _LOCORE
#include <sys/types.h>

void	splx(int);
int	lowerspl(int);
int	raisespl(int);

typedef uint8_t	ipl_t;
typedef struct {
	ipl_t	_ipl;
} ipl_cookie_t;

static inline ipl_cookie_t
makeiplcookie(ipl_t level)
{

	return (ipl_cookie_t){._ipl = level};
}

static inline int
splraiseipl(ipl_cookie_t cookie)
{

	return raisespl(cookie._ipl);
}
#endif /* !_LOCORE */
#endif /* _KERNEL */

#endif /* !_ARM_PSL_H_ */
