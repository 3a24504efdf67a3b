/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_POOL_H_
#define	_SYS_POOL_H_

#include <sys/types.h>

#ifdef _KERNEL
struct pool_cache;
typedef struct pool_cache *pool_cache_t;

#define	PR_WAITOK	0x01
#define	PR_NOWAIT	0x02

pool_cache_t	pool_cache_init(size_t, u_int, u_int, u_int, const char *, int);
void		*pool_cache_get(pool_cache_t, int);
void		pool_cache_put(pool_cache_t, void *);
#endif

#endif	/* !_SYS_POOL_H_ */
