/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SPARC64_PARAM_H_
#define	_SPARC64_PARAM_H_

#define	MACHINE		"sparc64"
#define	MACHINE_ARCH	"sparc64"

#define	PGSHIFT		13
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_SPARC64_PARAM_H_ */
