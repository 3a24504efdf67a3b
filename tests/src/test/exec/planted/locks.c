/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Locks used as locks must not be used.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/condvar.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/rwlock.h>

#include "exec.h"
#include "host.h"
#include "planted.h"

static kmutex_t		lock;
static kcondvar_t	cv;
static krwlock_t	rw;
static callout_t	ch;

static void
run_recursion(bool bad)
{

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&lock);
	if (!bad)
		mutex_exit(&lock);
	mutex_enter(&lock);
	mutex_exit(&lock);
}

static void
run_destroy_held(bool bad)
{

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&lock);
	if (!bad)
		mutex_exit(&lock);
	mutex_destroy(&lock);
}

static void
run_free_held(bool bad)
{
	kmutex_t *m = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);

	mutex_enter(m);
	if (!bad)
		mutex_exit(m);
	(void)mutex_obj_free(m);
}

/* A structure is copied with the lock inside it. */
static void
run_copy(bool bad)
{
	kmutex_t copy;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	copy = lock;
	if (!bad)
		mutex_init(&copy, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&copy);
	mutex_exit(&copy);
}

static void
run_cv_copy(bool bad)
{
	kcondvar_t copy;

	cv_init(&cv, "planted");
	copy = cv;
	cv_broadcast(bad ? &copy : &cv);
}

static void
run_not_initialized(bool bad)
{
	kmutex_t m = { 0 };

	if (!bad)
		mutex_init(&m, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&m);
	mutex_exit(&m);
}

static void
enter_only(void *cookie)
{

	mutex_enter(&lock);
	if (*(bool *)cookie)
		mutex_exit(&lock);
}

static void
run_not_owner(bool bad)
{
	bool leave = !bad;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	host_join(exec_thread("owner", HOST_THREAD, enter_only, &leave));
	if (!bad)
		mutex_enter(&lock);
	mutex_exit(&lock);
}

static void
run_wait_unlocked(bool bad)
{

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&cv, "planted");
	if (!bad)
		mutex_enter(&lock);
	(void)cv_timedwait(&cv, &lock, 1);
	if (!bad)
		mutex_exit(&lock);
}

static unsigned	waiting;

static void
waiter(void *cookie)
{

	mutex_enter(&lock);
	host_event_bump(&waiting);
	(void)cv_timedwait(&cv, &lock, 20000);
	mutex_exit(&lock);
}

static void
run_cv_destroy(bool bad)
{
	struct host_thread *t;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&cv, "planted");
	t = exec_thread("waiter", HOST_THREAD, waiter, NULL);
	while (host_event_read(&waiting) == 0)
		host_usleep(100);
	/* The lock is free, so the waiter sleeps. */
	mutex_enter(&lock);
	if (bad)
		cv_destroy(&cv);
	cv_broadcast(&cv);
	mutex_exit(&lock);
	host_join(t);
	cv_destroy(&cv);
}

static void
run_rw_recursion(bool bad)
{

	rw_init(&rw);
	rw_enter(&rw, RW_WRITER);
	if (!bad)
		rw_exit(&rw);
	rw_enter(&rw, RW_READER);
	rw_exit(&rw);
}

static void
run_rw_destroy_held(bool bad)
{

	rw_init(&rw);
	rw_enter(&rw, RW_READER);
	if (!bad)
		rw_exit(&rw);
	rw_destroy(&rw);
}

static void
run_rw_copy(bool bad)
{
	krwlock_t copy;

	rw_init(&rw);
	copy = rw;
	rw_enter(bad ? &copy : &rw, RW_READER);
	rw_exit(&rw);
}

static void
run_rw_not_held(bool bad)
{

	rw_init(&rw);
	if (!bad)
		rw_enter(&rw, RW_WRITER);
	rw_exit(&rw);
}

static void
nothing(void *cookie)
{
}

static void
run_callout_destroy(bool bad)
{

	callout_init(&ch, CALLOUT_MPSAFE);
	callout_setfunc(&ch, nothing, NULL);
	callout_schedule(&ch, 1000000);
	if (!bad)
		(void)callout_halt(&ch, NULL);
	callout_destroy(&ch);
}

const struct planted planted_locks[] = {
	{ "recursion", run_recursion },
	{ "destroy-held", run_destroy_held },
	{ "free-held", run_free_held },
	{ "copy", run_copy },
	{ "cv-copy", run_cv_copy },
	{ "not-initialized", run_not_initialized },
	{ "not-owner", run_not_owner },
	{ "wait-unlocked", run_wait_unlocked },
	{ "cv-destroy", run_cv_destroy },
	{ "rw-recursion", run_rw_recursion },
	{ "rw-destroy-held", run_rw_destroy_held },
	{ "rw-copy", run_rw_copy },
	{ "rw-not-held", run_rw_not_held },
	{ "callout-destroy", run_callout_destroy },
	{ NULL, NULL }
};
