/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ACORN32_CPU_H_
#define	_ACORN32_CPU_H_

#include <arm/cpu.h>

#endif	/* !_ACORN32_CPU_H_ */
