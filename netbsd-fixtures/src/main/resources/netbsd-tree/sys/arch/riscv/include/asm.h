/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _RISCV_ASM_H_
#define	_RISCV_ASM_H_

#define	_C_LABEL(x)	x

#define	ENTRY_NP(x)	.text; .p2align 2; .globl x; .type x,@function; x:
#define	ENTRY(x)	ENTRY_NP(x)
#define	END(x)		.size x, . - x

#define	PTR_L		ld
#define	PTR_LA		la
#define	INT_L		lw
#define	INT_S		sw
#define	INT_SCALESHIFT	2

/* Bits of the supervisor's interrupt enable register. */
#define	SIE_SEIE	0x200
#define	SIE_STIE	0x020
#define	SIE_SSIE	0x002
#define	SR_SIE		0x002

#endif	/* !_RISCV_ASM_H_ */
