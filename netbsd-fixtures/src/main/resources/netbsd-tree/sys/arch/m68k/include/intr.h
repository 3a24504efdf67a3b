/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _M68K_INTR_H_
#define	_M68K_INTR_H_

#include <machine/psl.h>

#if (defined(_KERNEL) && !defined(_LOCORE)) || defined(_KMEMUSER)
typedef struct {
	uint16_t _psl;		/* what the processor makes of a level */
} ipl_cookie_t;
#endif

#ifdef _KERNEL

/* Levels in name only: several may be one to the processor. */
#define	IPL_NONE	0
#define	IPL_SOFTCLOCK	1	/* callouts */
#define	IPL_SOFTBIO	2	/* block I/O */
#define	IPL_SOFTNET	3	/* network protocols */
#define	IPL_SOFTSERIAL	4	/* serial lines */
#define	IPL_VM		5	/* devices, allocation of memory */
#define	IPL_SCHED	6	/* clock and scheduler */
#define	IPL_HIGH	7	/* nothing may interrupt */
#define	NIPL		8

#ifndef _LOCORE

extern volatile unsigned int intr_depth;
extern const uint16_t ipl2psl_table[NIPL];

typedef int ipl_t;

static inline bool
cpu_intr_p(void)
{

	return intr_depth != 0;
}

static inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._psl = ipl2psl_table[ipl]};
}

static inline int
splraiseipl(ipl_cookie_t icookie)
{

	return _splraise(icookie._psl);
}

/* The same without a look at the table. */
#define	splsoftclock()	_splraise(PSL_S | MACHINE_PSL_IPL_SOFTCLOCK)
#define	splsoftbio()	_splraise(PSL_S | MACHINE_PSL_IPL_SOFTBIO)
#define	splsoftnet()	_splraise(PSL_S | MACHINE_PSL_IPL_SOFTNET)
#define	splsoftserial()	_splraise(PSL_S | MACHINE_PSL_IPL_SOFTSERIAL)
#define	splvm()		_splraise(PSL_S | MACHINE_PSL_IPL_VM)
#define	splsched()	_splraise(PSL_S | MACHINE_PSL_IPL_SCHED)
#define	splhigh()	spl7()

#define	spl0()		_spl0()
#define	splx(s)		_splx(s)

#endif	/* !_LOCORE */

#endif	/* _KERNEL */

#endif	/* !_M68K_INTR_H_ */
