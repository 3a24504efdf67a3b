/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ARC_PARAM_H_
#define	_ARC_PARAM_H_

#define	MACHINE		"arc"
#define	MACHINE_ARCH	"mipsel"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_ARC_PARAM_H_ */
