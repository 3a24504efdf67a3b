/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _AMD64_PARAM_H_
#define	_AMD64_PARAM_H_

#define	MACHINE		"amd64"
#define	MACHINE_ARCH	"x86_64"

#define	PGSHIFT		12
#define	NBPG		(1 << PGSHIFT)
#define	COHERENCY_LINE	64

#endif	/* !_AMD64_PARAM_H_ */
