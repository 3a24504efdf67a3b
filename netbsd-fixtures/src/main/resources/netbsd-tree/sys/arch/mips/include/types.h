/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_TYPES_H_
#define	_MIPS_TYPES_H_

typedef uint64_t		paddr_t;
typedef __UINTPTR_TYPE__	vaddr_t;
typedef __UINTPTR_TYPE__	vsize_t;
typedef int64_t			register_t;

#define	__HAVE_FAST_SOFTINTS

#endif	/* !_MIPS_TYPES_H_ */
