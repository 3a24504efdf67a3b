/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Mutual exclusion, see mutex(9).  The IPL given at creation decides the
 * kind: IPL_NONE and the soft levels make an adaptive mutex (may sleep),
 * anything higher a spin mutex.
 */

#ifndef _SYS_MUTEX_H_
#define	_SYS_MUTEX_H_

#include <sys/types.h>

typedef enum kmutex_type {
	MUTEX_SPIN = 0,
	MUTEX_ADAPTIVE = 1,
	MUTEX_DEFAULT = 2,
	MUTEX_NODEBUG = 4
} kmutex_type_t;

#ifdef _KERNEL

struct kmutex {
	volatile uintptr_t mtx_owner;	/* holder, low bits are flags */
	u_char		mtx_ipl;	/* level raised to by a spin mutex */
	u_char		mtx_dodebug;	/* known to lockdebug */
};

void	mutex_init(kmutex_t *, kmutex_type_t, int);
void	mutex_destroy(kmutex_t *);
void	mutex_enter(kmutex_t *);
void	mutex_exit(kmutex_t *);
int	mutex_tryenter(kmutex_t *);
int	mutex_owned(const kmutex_t *);
int	mutex_ownable(const kmutex_t *);
void	mutex_spin_enter(kmutex_t *);
void	mutex_spin_exit(kmutex_t *);

kmutex_t *mutex_obj_alloc(kmutex_type_t, int);
void	mutex_obj_hold(kmutex_t *);
bool	mutex_obj_free(kmutex_t *);

#endif	/* _KERNEL */

#endif	/* !_SYS_MUTEX_H_ */
