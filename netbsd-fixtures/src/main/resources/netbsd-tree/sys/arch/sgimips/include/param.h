/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SGIMIPS_PARAM_H_
#define	_SGIMIPS_PARAM_H_

#define	MACHINE		"sgimips"
#define	MACHINE_ARCH	"mipseb"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_SGIMIPS_PARAM_H_ */
