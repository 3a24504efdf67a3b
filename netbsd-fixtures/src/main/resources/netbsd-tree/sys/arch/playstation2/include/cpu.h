/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _PLAYSTATION2_CPU_H_
#define	_PLAYSTATION2_CPU_H_

#include <mips/cpu.h>

#endif	/* !_PLAYSTATION2_CPU_H_ */
