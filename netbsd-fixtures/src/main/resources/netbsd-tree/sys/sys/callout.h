/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_CALLOUT_H_
#define	_SYS_CALLOUT_H_

#include <sys/types.h>

typedef struct callout {
	void		*_c_store[10];
} callout_t;

#define	CALLOUT_MPSAFE	0x0100	/* run without kernel_lock */

#ifdef _KERNEL

void	callout_init(callout_t *, u_int);
void	callout_destroy(callout_t *);
void	callout_setfunc(callout_t *, void (*)(void *), void *);
void	callout_schedule(callout_t *, int);
bool	callout_stop(callout_t *);
bool	callout_halt(callout_t *, kmutex_t *);
bool	callout_pending(callout_t *);
bool	callout_expired(callout_t *);
void	callout_ack(callout_t *);

#endif	/* _KERNEL */

#endif	/* !_SYS_CALLOUT_H_ */
