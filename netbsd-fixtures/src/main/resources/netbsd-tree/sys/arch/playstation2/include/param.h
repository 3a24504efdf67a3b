/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _PLAYSTATION2_PARAM_H_
#define	_PLAYSTATION2_PARAM_H_

#define	MACHINE		"playstation2"
#define	MACHINE_ARCH	"mipsel"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_PLAYSTATION2_PARAM_H_ */
