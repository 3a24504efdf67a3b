/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _AMD64_INTRDEFS_H_
#define	_AMD64_INTRDEFS_H_

#include <x86/intrdefs.h>

#endif	/* !_AMD64_INTRDEFS_H_ */
