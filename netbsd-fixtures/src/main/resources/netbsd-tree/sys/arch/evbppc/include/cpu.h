/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBPPC_CPU_H_
#define	_EVBPPC_CPU_H_

#include <powerpc/cpu.h>

#endif	/* !_EVBPPC_CPU_H_ */
