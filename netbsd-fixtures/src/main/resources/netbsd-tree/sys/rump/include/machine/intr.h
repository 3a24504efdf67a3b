/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_RUMP_INTR_H_
#define	_SYS_RUMP_INTR_H_

#ifndef _LOCORE

#include <sys/types.h>

typedef uint8_t ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t level)
{

	return (ipl_cookie_t){._ipl = level};
}

#endif /* !_LOCORE */

/* A process has no levels. */
#define splx(x) ((void)x)
#define spllower(x) ((void)x)
#define spl0() ((void)0)
#define splraise(x) 0
#define splsoftclock() 0
#define splsoftnet() 0
#define splsoftserial() 0
#define splvm() 0
#define splsched() 0
#define splhigh() 0

/* Numbers for those who compare them. */
#define IPL_NONE 0
#define	IPL_SOFTCLOCK 1
#define	IPL_SOFTBIO 2
#define	IPL_SOFTNET 3
#define IPL_SOFTSERIAL 4
#define IPL_VM 5
#define IPL_SCHED 6
#define IPL_HIGH 7

#define	splraiseipl(COOKIE)	0

#endif /* !_SYS_RUMP_INTR_H_ */
