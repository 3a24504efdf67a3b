/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _PLAYSTATION2_TYPES_H_
#define	_PLAYSTATION2_TYPES_H_

#include <mips/types.h>

#endif	/* !_PLAYSTATION2_TYPES_H_ */
