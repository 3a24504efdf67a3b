/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _X86_INTRDEFS_H_
#define	_X86_INTRDEFS_H_

/* Levels, from least to most urgent. */
#define	IPL_NONE	0x0	/* all may interrupt */
#define	IPL_PREEMPT	0x1	/* not real: keeps preemption from nesting */
#define	IPL_SOFTCLOCK	0x2	/* callouts */
#define	IPL_SOFTBIO	0x3	/* block I/O */
#define	IPL_SOFTNET	0x4	/* network protocols */
#define	IPL_SOFTSERIAL	0x5	/* serial lines */
#define	IPL_VM		0x6	/* devices, allocation of memory */
#define	IPL_SCHED	0x7	/* clock and scheduler */
#define	IPL_HIGH	0x8	/* interprocessor interrupts */
#define	NIPL		9

/*
 * Bits of ci_ipending.  The highest one set is served first, so the order of
 * these numbers is the order of the soft interrupts.
 */
#define	LIR_IPI		55
#define	LIR_TIMER	54

#define	SIR_SERIAL	29
#define	SIR_NET		28
#define	SIR_BIO		27
#define	SIR_CLOCK	26
#define	SIR_PREEMPT	25
#define	LIR_HV		24
#define	SIR_XENIPL_HIGH	23
#define	SIR_XENIPL_SCHED 22
#define	SIR_XENIPL_VM	21

#define	XEN_IPL2SIR(ipl) ((ipl) + (SIR_XENIPL_VM - IPL_VM))

/* One bit, one source; the topmost byte of ci_istate is the level. */
#define	MAX_INTR_SOURCES	56
#define	NUM_LEGACY_IRQS		16

#endif	/* !_X86_INTRDEFS_H_ */
