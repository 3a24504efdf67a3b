/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _I386_PARAM_H_
#define	_I386_PARAM_H_

#define	MACHINE		"i386"
#define	MACHINE_ARCH	"i386"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_I386_PARAM_H_ */
