/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBARM_PARAM_H_
#define	_EVBARM_PARAM_H_

#define	MACHINE		"evbarm"
#define	MACHINE_ARCH	"aarch64"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_EVBARM_PARAM_H_ */
