/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels by the interrupt enable register; the soft ones hold back nothing
 * of the machine's.
 */

#include <machine/asm.h>
#include "assym.h"

#define SZINT	(1 << INT_SCALESHIFT)

	.data
	.globl	_C_LABEL(ipl_sie_map)
	.type	_C_LABEL(ipl_sie_map), @object
	.p2align INT_SCALESHIFT
_C_LABEL(ipl_sie_map):
	.word	0					/* IPL_NONE */
	.word	0					/* IPL_SOFTCLOCK */
	.word	0					/* IPL_SOFTBIO */
	.word	0					/* IPL_SOFTNET */
	.word	0					/* IPL_SOFTSERIAL */
	.word	SIE_SEIE				/* IPL_VM */
	.word	SIE_SEIE | SIE_STIE			/* IPL_SCHED */
	.word	SIE_SEIE | SIE_STIE | SIE_SSIE		/* IPL_HIGH */


ENTRY_NP(splx)
	PTR_L	a3, L_CPU(tp)
	INT_L	t0, CI_CPL(a3)
	bge	a0, t0, 2f

	sll	t2, a0, INT_SCALESHIFT
	PTR_LA	a1, _C_LABEL(ipl_sie_map)
	add	a1, a1, t2
	INT_L	a1, 0(a1)
	li	t2, (SIE_SEIE | SIE_STIE | SIE_SSIE)
	xor	a1, a1, t2
	INT_S	a0, CI_CPL(a3)
	csrs	sie, a1

#ifdef __HAVE_FAST_SOFTINTS
	INT_L	t4, CI_SOFTINTS(a3)	// bit 0 is of level 1
	srl	t4, t4, a0
	beqz	t4, 2f
	tail	_C_LABEL(softint_deliver)
#endif /* __HAVE_FAST_SOFTINTS */
2:
	ret
END(splx)


#if IPL_NONE != 0
#error IPL_NONE must be 0 here
#endif
ENTRY_NP(spl0)
	PTR_L	a3, L_CPU(tp)
	INT_S	zero, CI_CPL(a3)
	li	t2, (SIE_SEIE | SIE_STIE | SIE_SSIE)
	csrs	sie, t2
	csrsi	sstatus, SR_SIE
	ret
END(spl0)


ENTRY_NP(splsoftclock)
	li	t1, IPL_SOFTCLOCK
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_SOFTCLOCK
	j	_splraise
END(splsoftclock)


ENTRY_NP(splsoftbio)
	li	t1, IPL_SOFTBIO
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_SOFTBIO
	j	_splraise
END(splsoftbio)


ENTRY_NP(splsoftnet)
	li	t1, IPL_SOFTNET
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_SOFTNET
	j	_splraise
END(splsoftnet)


ENTRY_NP(splsoftserial)
	li	t1, IPL_SOFTSERIAL
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_SOFTSERIAL
	j	_splraise
END(splsoftserial)


ENTRY_NP(splvm)
	li	t1, IPL_VM
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_VM
	j	_splraise
END(splvm)


ENTRY_NP(splsched)
	li	t1, IPL_SCHED
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_SCHED
	j	_splraise
END(splsched)


ENTRY_NP(splhigh)
	li	t1, IPL_HIGH
	INT_L	t0, _C_LABEL(ipl_sie_map) + SZINT * IPL_HIGH
	j	_splraise
END(splhigh)


ENTRY_NP(splraise)
	mv	t1, a0
	sll	t2, a0, INT_SCALESHIFT
	PTR_LA	a1, _C_LABEL(ipl_sie_map)
	add	a1, a1, t2
	INT_L	t0, 0(a1)
_splraise:
	PTR_L	a3, L_CPU(tp)
	INT_L	a0, CI_CPL(a3)
	bge	a0, t1, 2f
	csrc	sie, t0
	INT_S	t1, CI_CPL(a3)
2:
	ret
END(splraise)
