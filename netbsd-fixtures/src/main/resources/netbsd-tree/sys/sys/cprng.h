/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_CPRNG_H_
#define	_SYS_CPRNG_H_

#include <sys/types.h>

#ifdef _KERNEL
struct cprng_strong;

extern struct cprng_strong *kern_cprng;
extern struct cprng_strong *user_cprng;

void	cprng_init(void);
struct cprng_strong *
	cprng_strong_create(const char *, int, int);
#endif

#endif	/* !_SYS_CPRNG_H_ */
