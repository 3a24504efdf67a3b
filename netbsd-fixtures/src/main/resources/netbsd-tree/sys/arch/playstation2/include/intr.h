/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _PLAYSTATION2_INTR_H_
#define	_PLAYSTATION2_INTR_H_

#include <mips/intr.h>

#endif	/* !_PLAYSTATION2_INTR_H_ */
