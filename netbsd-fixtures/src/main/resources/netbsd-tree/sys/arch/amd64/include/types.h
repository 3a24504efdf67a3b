/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _AMD64_TYPES_H_
#define	_AMD64_TYPES_H_

typedef unsigned long		paddr_t;
typedef unsigned long		vaddr_t;
typedef unsigned long		vsize_t;
typedef long			register_t;

#define	__HAVE_CPU_LWP_SETPRIVATE

#endif	/* !_AMD64_TYPES_H_ */
