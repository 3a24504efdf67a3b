/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _POWERPC_INTR_H_
#define	_POWERPC_INTR_H_

#if 0	/* broken, so they say */
#define	__HAVE_FAST_SOFTINTS	1
#endif

#include <sys/types.h>

/* Levels, from least to most urgent. */
#define	IPL_NONE		0	/* all may interrupt */
#define	IPL_SOFTCLOCK		1	/* callouts */
#define	IPL_SOFTBIO		2	/* block I/O */
#define	IPL_SOFTNET		3	/* network protocols */
#define	IPL_SOFTSERIAL		4	/* serial lines */
#define	IPL_VM			5	/* devices, allocation of memory */
#define	IPL_SCHED		6	/* clock and scheduler */
#define	IPL_HIGH		7	/* nothing may interrupt */
#define	NIPL			8

#if !defined(_LOCORE)

void	splx(int);
int	spllower(int);
int	splraise(int);

#if !defined(_MODULE)

#include <powerpc/softint.h>

void	softint_fast_dispatch(struct lwp *, int);

#ifdef __HAVE_FAST_SOFTINTS
#define softint_init_md		powerpc_softint_init_md
#define softint_trigger		powerpc_softint_trigger
#endif

#endif /* !_MODULE */

typedef int ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

static __inline int
splraiseipl(ipl_cookie_t icookie)
{

	return splraise(icookie._ipl);
}

#define	spl0()		spllower(0)

#include <sys/spl.h>

#endif /* !_LOCORE */

#endif	/* !_POWERPC_INTR_H_ */
