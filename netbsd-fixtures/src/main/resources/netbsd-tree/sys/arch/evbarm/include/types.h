/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBARM_TYPES_H_
#define	_EVBARM_TYPES_H_

#include <aarch64/types.h>

#endif	/* !_EVBARM_TYPES_H_ */
