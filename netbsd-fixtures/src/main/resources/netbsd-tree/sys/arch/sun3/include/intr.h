/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SUN3_INTR_H_
#define	_SUN3_INTR_H_

#include <sun68k/intr.h>

#endif	/* !_SUN3_INTR_H_ */
