/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What the files of the host share among themselves.
 */

#ifndef _LOCKWRIGHT_HOST_IMPL_H_
#define	_LOCKWRIGHT_HOST_IMPL_H_

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "host.h"

#define	HELD_MAX	16

struct host_thread {
	pthread_t	t_pthread;
	char		t_name[24];
	int		t_context;	/* HOST_* */
	int		t_spl;		/* interrupt level of its CPU */
	int		t_big;		/* depth of the big lock */
	int		t_nspin;	/* spin mutexes held */
	int		t_nheld;
	struct host_mutex *t_held[HELD_MAX];
	bool		t_fenced;	/* a release fence came last */
	uint64_t	t_random;
	void		*t_cpu;
	void		(*t_func)(void *);
	void		*t_arg;
	_Atomic int	t_signal;
	struct host_cond *_Atomic t_cond; /* sleeps on this one */
};

struct host_mutex {
	_Atomic uint32_t m_word;	/* 0 free, 1 held, 2 somebody waits */
	struct host_thread *_Atomic m_owner;
	const void	*m_self;	/* the kmutex this belongs to */
	const struct host_class *m_class; /* or NULL */
	bool		m_spin;
	bool		m_hidden;	/* orders nothing for the sanitizer */
	bool		m_inner;	/* a class's, so not kept over a wait */
	int		m_ipl;
	int		m_oldspl;
	_Atomic int	m_refs;
	void		*m_where;	/* who made it */
};

extern _Thread_local struct host_thread *host_me;
extern bool	host_hide;		/* the outer lock is hidden */

void	host_order(struct host_mutex *, void *);
int	host_big_drop(void);
void	host_big_retake(int);
void	host_wait(const _Atomic uint32_t *, uint32_t, unsigned long);
void	host_wake(const _Atomic uint32_t *, int);
const char *
	host_symbol(const void *, char *, unsigned long);
const char *
	host_mutex_name(const struct host_mutex *, char *, unsigned long);

#ifdef LOCKWRIGHT_TSAN
void	__tsan_acquire(void *);
void	__tsan_release(void *);
void	__tsan_write8_pc(void *, void *);
#else
#define	__tsan_acquire(p)	((void)(p))
#define	__tsan_release(p)	((void)(p))
#define	__tsan_write8_pc(p, pc)	((void)(p), (void)(pc))
#endif

#endif	/* !_LOCKWRIGHT_HOST_IMPL_H_ */
