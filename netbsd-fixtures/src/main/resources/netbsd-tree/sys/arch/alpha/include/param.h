/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ALPHA_PARAM_H_
#define	_ALPHA_PARAM_H_

#define	MACHINE		"alpha"
#define	MACHINE_ARCH	"alpha"

#define	PGSHIFT		13
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_ALPHA_PARAM_H_ */
