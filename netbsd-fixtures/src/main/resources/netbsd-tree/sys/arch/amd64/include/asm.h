/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _AMD64_ASM_H_
#define	_AMD64_ASM_H_

#define	_C_LABEL(x)	x

#define	ENTRY(x)	.text; .p2align 4; .globl x; .type x,@function; x:
#define	END(x)		.size x, . - x
#define	IDTVEC(x)	ENTRY(X ## x)
#define	IDTVEC_END(x)	END(X ## x)

/* Something of this CPU. */
#define	CPUVAR(off)	%gs:CPU_INFO_ ## off

#define	CLI(reg)	cli
#define	STI(reg)	sti

#endif	/* !_AMD64_ASM_H_ */
