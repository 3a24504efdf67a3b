/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBARM_INTR_H_
#define	_EVBARM_INTR_H_

#ifdef _KERNEL

#include <sys/types.h>

/* Levels, from least to most urgent. */
#define	IPL_NONE	0		/* all may interrupt */
#define	IPL_SOFTCLOCK	1		/* callouts */
#define	IPL_SOFTBIO	2		/* block I/O */
#define	IPL_SOFTNET	3		/* network protocols */
#define	IPL_SOFTSERIAL	4		/* serial lines */
#define	IPL_VM		5		/* devices, allocation of memory */
#define	IPL_SCHED	6		/* clock and scheduler */
#define	IPL_HIGH	7		/* nothing may interrupt */

#define	NIPL		8

#ifndef _LOCORE

typedef uint8_t ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

int	_splraise(int);
int	_spllower(int);
void	splx(int);

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

static __inline int
splraiseipl(ipl_cookie_t icookie)
{

	return _splraise(icookie._ipl);
}

#define	spl0()		_spllower(IPL_NONE)

#include <sys/spl.h>

#endif /* !_LOCORE */

#endif /* _KERNEL */

#endif	/* !_EVBARM_INTR_H_ */
