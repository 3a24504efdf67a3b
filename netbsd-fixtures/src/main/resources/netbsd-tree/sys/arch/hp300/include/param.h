/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HP300_PARAM_H_
#define	_HP300_PARAM_H_

#define	MACHINE		"hp300"
#define	MACHINE_ARCH	"m68k"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_HP300_PARAM_H_ */
