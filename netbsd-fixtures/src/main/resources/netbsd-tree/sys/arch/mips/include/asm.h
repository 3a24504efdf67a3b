/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_ASM_H_
#define	_MIPS_ASM_H_

#define	_C_LABEL(x)	x

#define	v0	$2
#define	v1	$3
#define	a0	$4
#define	a1	$5
#define	a2	$6
#define	a3	$7
#define	ta1	$13
#define	ta2	$14
#define	ta3	$15
#define	ra	$31

#define	STATIC_LEAF(x)	.ent x; x: .frame $29,0,ra
#define	STATIC_XLEAF(x)	x:
#define	END(x)		.end x; .size x, . - x

#ifdef __LP64__
#define	PTR_L		ld
#define	PTR_LA		dla
#define	PTR_ADDU	daddu
#define	PTR_WORD	.dword
#else
#define	PTR_L		lw
#define	PTR_LA		la
#define	PTR_ADDU	addu
#define	PTR_WORD	.word
#endif
#define	INT_L		lw
#define	INT_S		sw
#define	INT_SCALESHIFT	2

#define	MIPS_CURLWP	$24
#define	MIPS_COP_0_STATUS	$12
#define	MIPS_COP_0_CAUSE	$13

#endif	/* !_MIPS_ASM_H_ */
