/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBPPC_PARAM_H_
#define	_EVBPPC_PARAM_H_

#define	MACHINE		"evbppc"
#define	MACHINE_ARCH	"powerpc"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_EVBPPC_PARAM_H_ */
