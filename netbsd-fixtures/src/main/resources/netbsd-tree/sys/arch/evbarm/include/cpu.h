/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBARM_CPU_H_
#define	_EVBARM_CPU_H_

#include <aarch64/cpu.h>

#endif	/* !_EVBARM_CPU_H_ */
