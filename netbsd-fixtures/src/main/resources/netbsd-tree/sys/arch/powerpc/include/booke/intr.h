/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _BOOKE_INTR_H_
#define _BOOKE_INTR_H_

#include <sys/types.h>

/* Levels, from least to most urgent. */
#define	IPL_NONE	0	/* all may interrupt */
#define	IPL_SOFTCLOCK	1	/* callouts */
#define	IPL_SOFTBIO	2	/* block I/O */
#define	IPL_SOFTNET	3	/* network protocols */
#define	IPL_SOFTSERIAL	4	/* serial lines */
#define	IPL_VM		5	/* devices, allocation of memory */
#define	IPL_SCHED	6	/* clock and scheduler */
#define	IPL_HIGH	7	/* nothing may interrupt */
#define	NIPL		8

#if 0	/* broken, so they say */
#define	__HAVE_FAST_SOFTINTS	1
#endif
#define	SOFTINT_KPREEMPT	SOFTINT_COUNT

#ifndef _LOCORE

void	spl0(void);
int 	splraise(int);
void 	splx(int);

void	softint_fast_dispatch(struct lwp *, int);

typedef int ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t level)
{

	return (ipl_cookie_t){._ipl = level};
}

static __inline int
splraiseipl(ipl_cookie_t cookie)
{

	return splraise(cookie._ipl);
}

/* One that <sys/spl.h> does not have, then all the others. */
static __inline int
splsoftbio(void)
{

	return splraise(IPL_SOFTBIO);
}

#include <sys/spl.h>

#endif /* !_LOCORE */

#endif /* !_BOOKE_INTR_H_ */
