/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ARM_TYPES_H_
#define	_ARM_TYPES_H_

typedef unsigned long		paddr_t;
typedef unsigned long		vaddr_t;
typedef unsigned long		vsize_t;
typedef int			register_t;

#define	__HAVE_FAST_SOFTINTS

#endif	/* !_ARM_TYPES_H_ */
