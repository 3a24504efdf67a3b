/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels by the interrupt bits of the status register.
 */

#include <mips/asm.h>
#include <mips/cpuregs.h>

#include "assym.h"

/* What to hold back at each level; boards with other needs replace it. */
	.data
	.p2align 2
	.globl	ipl_sr_map
_C_LABEL(ipl_sr_map):
	.word	0			/* IPL_NONE */
	.word	MIPS_SOFT_INT_MASK_0	/* IPL_SOFT{CLOCK,BIO} */
	.word	MIPS_SOFT_INT_MASK	/* IPL_SOFT{NET,SERIAL} */
	.word	MIPS_INT_MASK		/* IPL_VM */
	.word	MIPS_INT_MASK		/* IPL_SCHED */
	.word	MIPS_INT_MASK		/* IPL_DDB */
	.word	MIPS_INT_MASK		/* IPL_HIGH */

	.text
	.set	noreorder
/*
 * a0 has the bits to clear, a1 the level they belong to.
 */
_splraise:
	PTR_L	a2, L_CPU(MIPS_CURLWP)
	INT_L	v0, CPU_INFO_CPL(a2)		# level before
	sltu	v1, v0, a1
	beqz	v1, 1f				# never down
	 nor	a0, $0, a0
	mfc0	v1, MIPS_COP_0_STATUS
	and	v1, v1, a0
	mtc0	v1, MIPS_COP_0_STATUS
	INT_S	a1, CPU_INFO_CPL(a2)
1:
	jr	ra
	 nop

STATIC_LEAF(_splsw_splx)
	PTR_L	a3, L_CPU(MIPS_CURLWP)
	PTR_LA	v1, _C_LABEL(ipl_sr_map)
	sll	a2, a0, INT_SCALESHIFT
	PTR_ADDU v1, v1, a2
	INT_L	a1, 0(v1)			# bits of the level
	mfc0	v1, MIPS_COP_0_STATUS
	xori	a1, a1, MIPS_INT_MASK
	or	v1, v1, a1
	INT_S	a0, CPU_INFO_CPL(a3)
	mtc0	v1, MIPS_COP_0_STATUS
	jr	ra
	 nop
END(_splsw_splx)

STATIC_LEAF(_splsw_spl0)
	INT_L	v1, _C_LABEL(ipl_sr_map) + 4*IPL_NONE
	PTR_L	a3, L_CPU(MIPS_CURLWP)
	xori	v1, v1, MIPS_INT_MASK
	mfc0	a0, MIPS_COP_0_STATUS
	or	v0, a0, v1
	INT_S	$0, CPU_INFO_CPL(a3)
	mtc0	v0, MIPS_COP_0_STATUS
	jr	ra
	 nop
END(_splsw_spl0)

STATIC_LEAF(_splsw_setsoftintr)
	mfc0	v0, MIPS_COP_0_CAUSE
	or	v0, v0, a0
	mtc0	v0, MIPS_COP_0_CAUSE
	jr	ra
	 nop
END(_splsw_setsoftintr)

STATIC_LEAF(_splsw_clrsoftintr)
	mfc0	v0, MIPS_COP_0_CAUSE
	nor	a0, $0, a0
	and	v0, v0, a0
	mtc0	v0, MIPS_COP_0_CAUSE
	jr	ra
	 nop
END(_splsw_clrsoftintr)

STATIC_LEAF(_splsw_splraise)
	move	a1, a0
	PTR_LA	v1, _C_LABEL(ipl_sr_map)
	sll	a2, a0, INT_SCALESHIFT
	PTR_ADDU v1, v1, a2
	b	_splraise
	 INT_L	a0, 0(v1)
END(_splsw_splraise)

/* A level that is known beforehand. */
#define	SPLSW_LEAF(name, level)						  \
	STATIC_LEAF(name)						; \
		INT_L	a0, _C_LABEL(ipl_sr_map) + 4 * level		; \
		b	_splraise					; \
		 li	a1, level					; \
	END(name)

SPLSW_LEAF(_splsw_splsoftclock, IPL_SOFTCLOCK)
SPLSW_LEAF(_splsw_splsoftbio, IPL_SOFTBIO)
SPLSW_LEAF(_splsw_splsoftnet, IPL_SOFTNET)
SPLSW_LEAF(_splsw_splsoftserial, IPL_SOFTSERIAL)
SPLSW_LEAF(_splsw_splvm, IPL_VM)
SPLSW_LEAF(_splsw_splsched, IPL_SCHED)
SPLSW_LEAF(_splsw_splhigh, IPL_HIGH)

/* The level of what waits, or IPL_NONE; the soft ones do not count. */
STATIC_LEAF(_splsw_splintr)
	mfc0	v1, MIPS_COP_0_CAUSE
	li	v0, IPL_NONE
	PTR_LA	ta3, _C_LABEL(ipl_sr_map) + 4*IPL_VM
	INT_L	ta2, -4(ta3)			# bits of IPL_SOFTSERIAL
	xori	ta2, ta2, MIPS_INT_MASK
	and	v1, v1, ta2
	beqz	v1, 1f
	 nop
	li	v0, IPL_VM
1:
	jr	ra
	 INT_S	v1, 0(a0)
END(_splsw_splintr)

	.rdata
	.globl	std_splsw
_C_LABEL(std_splsw):			/* as struct splsw has them */
	PTR_WORD _C_LABEL(_splsw_spl0)
	PTR_WORD _C_LABEL(_splsw_splx)
	PTR_WORD _C_LABEL(_splsw_splraise)
	PTR_WORD _C_LABEL(_splsw_splsoftclock)
	PTR_WORD _C_LABEL(_splsw_splsoftbio)
	PTR_WORD _C_LABEL(_splsw_splsoftnet)
	PTR_WORD _C_LABEL(_splsw_splsoftserial)
	PTR_WORD _C_LABEL(_splsw_splvm)
	PTR_WORD _C_LABEL(_splsw_splsched)
	PTR_WORD _C_LABEL(_splsw_splhigh)
	PTR_WORD _C_LABEL(_splsw_splintr)
	PTR_WORD _C_LABEL(_splsw_setsoftintr)
	PTR_WORD _C_LABEL(_splsw_clrsoftintr)
