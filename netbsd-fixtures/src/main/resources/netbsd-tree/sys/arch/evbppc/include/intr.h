/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBPPC_INTR_H_
#define	_EVBPPC_INTR_H_

#include <powerpc/booke/intr.h>

#endif	/* !_EVBPPC_INTR_H_ */
