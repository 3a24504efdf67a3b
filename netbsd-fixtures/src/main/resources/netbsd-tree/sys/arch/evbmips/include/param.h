/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBMIPS_PARAM_H_
#define	_EVBMIPS_PARAM_H_

#define	MACHINE		"evbmips"
#define	MACHINE_ARCH	"mips64eb"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)
#define	COHERENCY_LINE	128

#endif	/* !_EVBMIPS_PARAM_H_ */
