/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _VAX_INTR_H_
#define	_VAX_INTR_H_

#include <sys/types.h>
#include <machine/mtpr.h>

/*
 * Levels are those of the processor.  That of a soft interrupt is its bit in
 * SIRR and its place in the system control block, too.
 */

/* Levels of devices: 0x10 and up. */
#define IPL_HIGH	0x1f	/* nothing may interrupt */
#define IPL_SCHED	0x18	/* clock */
#define IPL_VM		0x17	/* allocation of memory */

/* Levels of software: below 0x10. */
#define IPL_SOFTDDB	0x0f	/* the debugger */
#define IPL_SOFTSERIAL	0x0d	/* serial lines */
#define IPL_SOFTNET	0x0c	/* network protocols */
#define IPL_SOFTBIO	0x0b	/* block I/O */
#define IPL_SOFTCLOCK	0x08
#define IPL_NONE	0x00

#define IPL_LEVELS	32

#if defined(_KERNEL) || defined(_KMEMUSER)
typedef struct {
	uint8_t _ipl;
} ipl_cookie_t;
#endif

#ifdef _KERNEL
typedef int ipl_t;

static inline __always_inline ipl_t
splx(ipl_t new_ipl)
{
	ipl_t old_ipl = mfpr(PR_IPL);

	mtpr(new_ipl, PR_IPL);
	return old_ipl;
}

static inline __always_inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = (uint8_t)ipl};
}

static inline __always_inline int
splraiseipl(ipl_cookie_t icookie)
{
	ipl_t newipl = icookie._ipl;
	ipl_t oldipl;

	oldipl = mfpr(PR_IPL);
	if (newipl > oldipl)
		mtpr(newipl, PR_IPL);
	return oldipl;
}

#define splddb()	splraiseipl(makeiplcookie(IPL_SOFTDDB)) /* 0x0f */

#include <sys/spl.h>

#if defined(__HAVE_FAST_SOFTINTS)
static inline void
softint_trigger(uintptr_t machdep)
{

	mtpr(machdep, PR_SIRR);
}
#endif /* __HAVE_FAST_SOFTINTS */
#endif /* _KERNEL */

#endif	/* !_VAX_INTR_H_ */
