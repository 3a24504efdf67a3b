/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HPPA_PARAM_H_
#define	_HPPA_PARAM_H_

#define	MACHINE		"hppa"
#define	MACHINE_ARCH	"hppa"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_HPPA_PARAM_H_ */
