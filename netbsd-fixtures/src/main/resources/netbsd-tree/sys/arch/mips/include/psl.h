/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_PSL_H_
#define	_MIPS_PSL_H_

#include <mips/cpuregs.h>

#define	MIPS_SPL_0		(MIPS_INT_MASK_0 | MIPS_SOFT_INT_MASK)
#define	MIPS_SPL_0_1		(MIPS_INT_MASK_1 | MIPS_SPL_0)
#define	MIPS_SPL_0_1_2		(MIPS_INT_MASK_2 | MIPS_SPL_0_1)
#define	MIPS_SPL_0_1_2_3	(MIPS_INT_MASK_3 | MIPS_SPL_0_1_2)
#define	MIPS_SPLHIGH		MIPS_INT_MASK

#endif	/* !_MIPS_PSL_H_ */
