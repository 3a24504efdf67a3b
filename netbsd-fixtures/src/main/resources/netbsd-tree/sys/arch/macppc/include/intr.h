/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MACPPC_INTR_H_
#define	_MACPPC_INTR_H_

#include <powerpc/intr.h>

#endif	/* !_MACPPC_INTR_H_ */
