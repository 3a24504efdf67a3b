/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SUN3_TYPES_H_
#define	_SUN3_TYPES_H_

#include <m68k/types.h>

#endif	/* !_SUN3_TYPES_H_ */
