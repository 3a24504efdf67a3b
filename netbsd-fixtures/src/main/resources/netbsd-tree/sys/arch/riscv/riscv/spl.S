/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels by the interrupt enable register; the soft ones hold back nothing
 * of the machine's.
 */

#include <machine/asm.h>
#include "assym.h"

/* All that a level can hold back. */
#define	SIE_ALL	(SIE_SEIE | SIE_STIE | SIE_SSIE)

	.section .rodata
	.p2align 2
	.globl	ipl_sie_map
_C_LABEL(ipl_sie_map):
	.word	0					/* IPL_NONE */
	.word	0					/* IPL_SOFTCLOCK */
	.word	0					/* IPL_SOFTBIO */
	.word	0					/* IPL_SOFTNET */
	.word	0					/* IPL_SOFTSERIAL */
	.word	SIE_SEIE				/* IPL_VM */
	.word	SIE_SEIE | SIE_STIE			/* IPL_SCHED */
	.word	SIE_SEIE | SIE_STIE | SIE_SSIE		/* IPL_HIGH */

/* void splx(int); */
ENTRY_NP(splx)
	PTR_L	a1, L_CPU(tp)
	INT_L	t1, CI_CPL(a1)
	bgeu	a0, t1, 1f			// up is not for us
	INT_S	a0, CI_CPL(a1)

	PTR_LA	t2, ipl_sie_map
	sll	t1, a0, INT_SCALESHIFT
	add	t2, t2, t1
	INT_L	t1, 0(t2)
	xori	t1, t1, SIE_ALL
	csrs	sie, t1

#ifdef __HAVE_FAST_SOFTINTS
	INT_L	t1, CI_SOFTINTS(a1)		// bit 0 is of level 1
	srl	t1, t1, a0
	beqz	t1, 1f
	tail	softint_deliver
#endif
1:
	ret
END(splx)

/* void spl0(void); */
#if IPL_NONE != 0
#error IPL_NONE must be 0 here
#endif
ENTRY_NP(spl0)
	PTR_L	a0, L_CPU(tp)
	li	a1, SIE_ALL
	INT_S	zero, CI_CPL(a0)
	csrs	sie, a1
	csrsi	sstatus, SR_SIE
	ret
END(spl0)

/* int splraise(int); never down, so a lower level than ours does nothing. */
ENTRY_NP(splraise)
	PTR_LA	t2, ipl_sie_map
	sll	t1, a0, INT_SCALESHIFT
	add	t2, t2, t1
	INT_L	t2, 0(t2)
	mv	t1, a0
_splraise:				// t1 has the level, t2 its bits
	PTR_L	a1, L_CPU(tp)
	INT_L	a0, CI_CPL(a1)
	bgeu	a0, t1, 1f
	INT_S	t1, CI_CPL(a1)
	csrc	sie, t2
1:
	ret
END(splraise)

/* The same for a level that is known beforehand. */
#define	SPL(name, level)						  \
ENTRY_NP(name)								; \
	INT_L	t2, ipl_sie_map + ((level) << INT_SCALESHIFT)		; \
	li	t1, level						; \
	j	_splraise						; \
END(name)

SPL(splhigh, IPL_HIGH)
SPL(splsched, IPL_SCHED)
SPL(splvm, IPL_VM)
SPL(splsoftserial, IPL_SOFTSERIAL)
SPL(splsoftnet, IPL_SOFTNET)
SPL(splsoftbio, IPL_SOFTBIO)
SPL(splsoftclock, IPL_SOFTCLOCK)
