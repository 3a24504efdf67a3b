/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MACPPC_TYPES_H_
#define	_MACPPC_TYPES_H_

#include <powerpc/types.h>

#endif	/* !_MACPPC_TYPES_H_ */
