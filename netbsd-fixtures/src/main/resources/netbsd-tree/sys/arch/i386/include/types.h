/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _I386_TYPES_H_
#define	_I386_TYPES_H_

typedef unsigned long		paddr_t;
typedef unsigned long		vaddr_t;
typedef unsigned long		vsize_t;
typedef int			register_t;

#endif	/* !_I386_TYPES_H_ */
