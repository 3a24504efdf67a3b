/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_POOL_H_
#define	_SYS_POOL_H_

#include <sys/types.h>
#include <sys/mutex.h>
#include <sys/queue.h>

#ifdef _KERNEL
struct pool_allocator;
struct pool_cache;
struct pool_item_header;

struct pool {
	LIST_HEAD(, pool_item_header) pr_emptypages; /* nobody's pages */
	u_int		pr_size;	/* size of an item */
	int		pr_roflags;	/* PR_* given at the start */
	const char	*pr_wchan;	/* name */
	struct pool_allocator *pr_alloc; /* where pages come from */
	void		(*pr_drain_hook)(void *, int); /* asks for items back */
	void		*pr_drain_hook_arg;
	kmutex_t	pr_lock;	/* for all of this */
	int		pr_ipl;		/* level of pr_lock */
};

typedef struct pool_cache *pool_cache_t;

#define	PR_WAITOK	0x01
#define	PR_NOWAIT	0x02

void		pool_init(struct pool *, size_t, u_int, u_int, int,
		    const char *, struct pool_allocator *, int);
void		*pool_get(struct pool *, int);
void		pool_put(struct pool *, void *);
int		pool_reclaim(struct pool *);

pool_cache_t	pool_cache_init(size_t, u_int, u_int, u_int, const char *, int);
void		*pool_cache_get(pool_cache_t, int);
void		pool_cache_put(pool_cache_t, void *);
#endif

#endif	/* !_SYS_POOL_H_ */
