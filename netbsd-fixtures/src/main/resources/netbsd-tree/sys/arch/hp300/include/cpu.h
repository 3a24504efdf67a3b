/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HP300_CPU_H_
#define	_HP300_CPU_H_

#include <m68k/cpu.h>

#endif	/* !_HP300_CPU_H_ */
