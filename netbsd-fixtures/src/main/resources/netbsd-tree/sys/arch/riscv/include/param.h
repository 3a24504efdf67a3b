/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _RISCV_PARAM_H_
#define	_RISCV_PARAM_H_

#define	MACHINE		"riscv"
#define	MACHINE_ARCH	"riscv64"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_RISCV_PARAM_H_ */
