/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ACORN32_TYPES_H_
#define	_ACORN32_TYPES_H_

#include <arm/types.h>

#endif	/* !_ACORN32_TYPES_H_ */
