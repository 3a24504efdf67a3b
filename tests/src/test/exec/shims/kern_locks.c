/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * mutex(9), rwlock(9), condvar(9), the big lock and levels.  A kernel's lock
 * holds a pointer to the host's, which remembers whose it is: so a copy is
 * noticed when it is used.  Not built for the thread sanitizer, which would
 * take the lock words for data.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/condvar.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/rwlock.h>

#include "exec.h"
#include "host.h"

#define	CALLER	__builtin_return_address(0)
#define	MTX(m)	((struct host_mutex *)(m)->mtx_owner)
#define	RW(rw)	((struct host_rwlock *)(rw)->rw_owner)
#define	CV(cv)	((struct host_cond *)(cv)->cv_opaque[0])

/* A mutex of its own, as mutex_obj(9) has them. */
struct mutexobj {
	kmutex_t	mo_mutex;
};

/* Adaptive up to the soft levels, spinning above. */
static bool
spins(kmutex_type_t type, int ipl)
{

	return type == MUTEX_SPIN || ipl > IPL_SOFTSERIAL;
}

static void
init(kmutex_t *m, kmutex_type_t type, int ipl, const char *class, int own,
    void *pc)
{

	memset(m, 0, sizeof(*m));
	m->mtx_ipl = ipl;
	m->mtx_owner = (uintptr_t)host_mutex_create(m, spins(type, ipl), ipl,
	    pc);
	host_mutex_classify(MTX(m), class, own);
}

void
mutex_init(kmutex_t *m, kmutex_type_t type, int ipl)
{

	init(m, type, ipl, NULL, 0, CALLER);
}

/* For planted faults: a mutex of a class that the tree has not yet. */
void
exec_mutex_init(kmutex_t *m, const char *class)
{

	init(m, MUTEX_DEFAULT, IPL_NONE, class, 0, CALLER);
}

void
mutex_destroy(kmutex_t *m)
{

	host_mutex_destroy(MTX(m), m, CALLER);
	m->mtx_owner = 0;
}

void
mutex_enter(kmutex_t *m)
{

	host_mutex_enter(MTX(m), m, CALLER);
}

void
mutex_exit(kmutex_t *m)
{

	host_mutex_exit(MTX(m), m, CALLER);
}

int
mutex_tryenter(kmutex_t *m)
{

	return host_mutex_try(MTX(m), m, CALLER);
}

int
mutex_owned(const kmutex_t *m)
{

	return host_mutex_owned(MTX(m), m, CALLER);
}

int
mutex_ownable(const kmutex_t *m)
{

	return !mutex_owned(m);
}

void
mutex_spin_enter(kmutex_t *m)
{

	host_mutex_enter(MTX(m), m, CALLER);
}

void
mutex_spin_exit(kmutex_t *m)
{

	host_mutex_exit(MTX(m), m, CALLER);
}

kmutex_t *
mutex_obj_alloc(kmutex_type_t type, int ipl)
{
	struct mutexobj *mo;

	host_sleepable("mutex_obj_alloc", CALLER);
	mo = host_alloc(sizeof(*mo));
	init(&mo->mo_mutex, type, ipl, NULL, 1, CALLER);
	return &mo->mo_mutex;
}

void
mutex_obj_hold(kmutex_t *m)
{

	(void)host_mutex_hold(MTX(m), 1);
}

bool
mutex_obj_free(kmutex_t *m)
{

	host_sync_out(m);
	if (host_mutex_hold(MTX(m), -1) > 0)
		return false;
	host_sync_in(m);
	host_mutex_destroy(MTX(m), m, CALLER);
	host_free(m);
	return true;
}

void
rw_init(krwlock_t *rw)
{

	rw->rw_owner = (uintptr_t)host_rw_create(rw, CALLER);
}

void
rw_destroy(krwlock_t *rw)
{

	host_rw_destroy(RW(rw), rw, CALLER);
	rw->rw_owner = 0;
}

void
rw_enter(krwlock_t *rw, const krw_t op)
{

	(void)host_rw_enter(RW(rw), rw, op == RW_WRITER, 1, CALLER);
}

int
rw_tryenter(krwlock_t *rw, const krw_t op)
{

	return host_rw_enter(RW(rw), rw, op == RW_WRITER, 0, CALLER);
}

void
rw_exit(krwlock_t *rw)
{

	host_rw_exit(RW(rw), rw, CALLER);
}

int
rw_lock_held(krwlock_t *rw)
{

	return host_rw_held(RW(rw), 0) || host_rw_held(RW(rw), 1);
}

int
rw_read_held(krwlock_t *rw)
{

	return host_rw_held(RW(rw), 0);
}

int
rw_write_held(krwlock_t *rw)
{

	return host_rw_held(RW(rw), 1);
}

void
cv_init(kcondvar_t *cv, const char *name)
{
	u_int i;

	/* Not memset(), which the sanitizer sees wherever it is called. */
	for (i = 1; i < __arraycount(cv->cv_opaque); i++)
		cv->cv_opaque[i] = NULL;
	cv->cv_opaque[0] = host_cond_create(cv, name);
}

void
cv_destroy(kcondvar_t *cv)
{

	host_cond_destroy(CV(cv), cv, CALLER);
	cv->cv_opaque[0] = NULL;
}

static int
sleep(kcondvar_t *cv, kmutex_t *m, int timo, int catch, void *pc)
{

	switch (host_cond_wait(CV(cv), cv, MTX(m), m,
	    (unsigned long)timo * exec_tick, catch, pc)) {
	case 1:
		return EWOULDBLOCK;
	case 2:
		return host_random() % 2 != 0 ? EINTR : ERESTART;
	default:
		return 0;
	}
}

void
cv_wait(kcondvar_t *cv, kmutex_t *m)
{

	(void)sleep(cv, m, 0, 0, CALLER);
}

int
cv_wait_sig(kcondvar_t *cv, kmutex_t *m)
{

	return sleep(cv, m, 0, 1, CALLER);
}

int
cv_timedwait(kcondvar_t *cv, kmutex_t *m, int timo)
{

	return sleep(cv, m, timo, 0, CALLER);
}

int
cv_timedwait_sig(kcondvar_t *cv, kmutex_t *m, int timo)
{

	return sleep(cv, m, timo, 1, CALLER);
}

void
cv_signal(kcondvar_t *cv)
{

	host_class_wake(cv, CALLER);
	host_cond_wake(CV(cv), cv, 0, CALLER);
}

void
cv_broadcast(kcondvar_t *cv)
{

	host_class_wake(cv, CALLER);
	host_cond_wake(CV(cv), cv, 1, CALLER);
}

bool
cv_has_waiters(kcondvar_t *cv)
{

	return host_cond_waiters(CV(cv)) != 0;
}

void
_kernel_lock(int count)
{

	host_big_enter(count);
}

/* count is how often to release, 0 for all of it, -1 for the last time. */
void
_kernel_unlock(int count, int *countp)
{
	const int was = host_big_exit(count < 0 ? 1 : count);

	if (countp != NULL)
		*countp = was;
}

int
splraise(int level)
{
	const int old = host_spl(-1);

	if (level > old)
		(void)host_spl(level);
	return old;
}

void
spllower(int level)
{

	(void)host_spl(level);
}

/* Every thread has a CPU of its own. */
struct cpu_info *
x86_curcpu(void)
{

	return host_cpu();
}

bool
cpu_intr_p(void)
{

	return host_context() == HOST_HARDINT;
}

bool
cpu_softintr_p(void)
{

	return host_context() == HOST_SOFTINT;
}
