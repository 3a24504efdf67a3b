/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MACPPC_PARAM_H_
#define	_MACPPC_PARAM_H_

#define	MACHINE		"macppc"
#define	MACHINE_ARCH	"powerpc"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)

#endif	/* !_MACPPC_PARAM_H_ */
