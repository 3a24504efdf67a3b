/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _EVBPPC_TYPES_H_
#define	_EVBPPC_TYPES_H_

#include <powerpc/types.h>

#endif	/* !_EVBPPC_TYPES_H_ */
