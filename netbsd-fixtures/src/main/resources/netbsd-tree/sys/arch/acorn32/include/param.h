/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ACORN32_PARAM_H_
#define	_ACORN32_PARAM_H_

#define	MACHINE		"acorn32"
#define	MACHINE_ARCH	"earmv4"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_ACORN32_PARAM_H_ */
