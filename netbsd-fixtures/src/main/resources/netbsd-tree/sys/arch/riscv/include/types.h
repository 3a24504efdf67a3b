/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _RISCV_TYPES_H_
#define	_RISCV_TYPES_H_

typedef unsigned long		paddr_t;
typedef unsigned long		vaddr_t;
typedef unsigned long		vsize_t;
typedef long			register_t;

#define	__HAVE_CPU_LWP_SETPRIVATE
#if 0
#define	__HAVE_FAST_SOFTINTS		// some day
#endif
#define	__HAVE_MM_MD_DIRECT_MAPPED_PHYS

#endif	/* !_RISCV_TYPES_H_ */
