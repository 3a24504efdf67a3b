/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_PERCPU_H_
#define	_SYS_PERCPU_H_

#include <sys/types.h>

#ifdef _KERNEL
struct percpu;
typedef struct percpu percpu_t;

percpu_t *percpu_alloc(size_t);
void	*percpu_getref(percpu_t *);
void	percpu_putref(percpu_t *);
#endif

#endif	/* !_SYS_PERCPU_H_ */
