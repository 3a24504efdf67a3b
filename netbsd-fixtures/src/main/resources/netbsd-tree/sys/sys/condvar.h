/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_CONDVAR_H_
#define	_SYS_CONDVAR_H_

#include <sys/mutex.h>

typedef struct kcondvar {
	void		*cv_opaque[3];
} kcondvar_t;

#ifdef _KERNEL

void	cv_init(kcondvar_t *, const char *);
void	cv_destroy(kcondvar_t *);

/* Every wait drops the interlock while asleep and owns it on return. */
void	cv_wait(kcondvar_t *, kmutex_t *);
int	cv_wait_sig(kcondvar_t *, kmutex_t *);
int	cv_timedwait(kcondvar_t *, kmutex_t *, int);
int	cv_timedwait_sig(kcondvar_t *, kmutex_t *, int);

void	cv_signal(kcondvar_t *);
void	cv_broadcast(kcondvar_t *);
bool	cv_has_waiters(kcondvar_t *);

#endif	/* _KERNEL */

#endif	/* !_SYS_CONDVAR_H_ */
