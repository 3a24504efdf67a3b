/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _VAX_PARAM_H_
#define	_VAX_PARAM_H_

#define	MACHINE		"vax"
#define	MACHINE_ARCH	"vax"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_VAX_PARAM_H_ */
