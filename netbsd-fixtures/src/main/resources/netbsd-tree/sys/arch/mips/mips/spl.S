/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels by the interrupt bits of the status register.
 */

#include <mips/asm.h>
#include <mips/cpuregs.h>

#include "assym.h"

	.data
	.globl	_C_LABEL(ipl_sr_map)
	.type	_C_LABEL(ipl_sr_map),@object
	.p2align INT_SCALESHIFT
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
	PTR_L	a3, L_CPU(MIPS_CURLWP)
	INT_L	v0, CPU_INFO_CPL(a3)		# level before
	sltu	v1, a1, v0
	bnez	v1, 1f				# never down
	 nop
	mfc0	v1, MIPS_COP_0_STATUS
	ori	v1, v1, MIPS_INT_MASK
	xor	a0, a0, v1
	INT_S	a1, CPU_INFO_CPL(a3)
	mtc0	a0, MIPS_COP_0_STATUS
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

STATIC_LEAF(_splsw_splhigh)
	li	a0, MIPS_INT_MASK
	b	_splraise
	 li	a1, IPL_HIGH
	nop
END(_splsw_splhigh)

STATIC_LEAF(_splsw_splsched)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_SCHED
	b	_splraise
	 li	a1, IPL_SCHED
	nop
END(_splsw_splsched)

STATIC_LEAF(_splsw_splvm)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_VM
	b	_splraise
	 li	a1, IPL_VM
	nop
END(_splsw_splvm)

STATIC_LEAF(_splsw_splsoftserial)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_SOFTSERIAL
	b	_splraise
	 li	a1, IPL_SOFTSERIAL
	nop
END(_splsw_splsoftserial)

STATIC_LEAF(_splsw_splsoftnet)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_SOFTNET
	b	_splraise
	 li	a1, IPL_SOFTNET
	nop
END(_splsw_splsoftnet)

STATIC_LEAF(_splsw_splsoftbio)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_SOFTBIO
	b	_splraise
	 li	a1, IPL_SOFTBIO
	nop
END(_splsw_splsoftbio)

STATIC_LEAF(_splsw_splsoftclock)
	INT_L	a0, _C_LABEL(ipl_sr_map) + 4*IPL_SOFTCLOCK
	b	_splraise
	 li	a1, IPL_SOFTCLOCK
	nop
END(_splsw_splsoftclock)

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
	.globl _C_LABEL(std_splsw)
_C_LABEL(std_splsw):
	PTR_WORD _C_LABEL(_splsw_splhigh)
	PTR_WORD _C_LABEL(_splsw_splsched)
	PTR_WORD _C_LABEL(_splsw_splvm)
	PTR_WORD _C_LABEL(_splsw_splsoftserial)
	PTR_WORD _C_LABEL(_splsw_splsoftnet)
	PTR_WORD _C_LABEL(_splsw_splsoftbio)
	PTR_WORD _C_LABEL(_splsw_splsoftclock)
	PTR_WORD _C_LABEL(_splsw_splraise)
	PTR_WORD _C_LABEL(_splsw_spl0)
	PTR_WORD _C_LABEL(_splsw_splx)
	PTR_WORD _C_LABEL(_splsw_setsoftintr)
	PTR_WORD _C_LABEL(_splsw_clrsoftintr)
	PTR_WORD _C_LABEL(_splsw_splintr)
