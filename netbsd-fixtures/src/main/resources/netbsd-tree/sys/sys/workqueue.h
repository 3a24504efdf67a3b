/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_WORKQUEUE_H_
#define	_SYS_WORKQUEUE_H_

#include <sys/types.h>

#ifdef _KERNEL
struct workqueue;

struct work {
	void	*wk_dummy;
};

#define	WQ_MPSAFE	0x01	/* without kernel_lock */
#define	WQ_PERCPU	0x02	/* a thread for each CPU */

int	workqueue_create(struct workqueue **, const char *,
	    void (*)(struct work *, void *), void *, pri_t, int, int);
void	workqueue_enqueue(struct workqueue *, struct work *,
	    struct cpu_info *);
#endif

#endif	/* !_SYS_WORKQUEUE_H_ */
