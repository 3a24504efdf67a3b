/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Faults that sanitizers find: races on fields of a socket, and uses after
 * the end.  Each of the races is made by two threads that do the same often.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include "exec.h"
#include "host.h"
#include "planted.h"

#define	OFTEN	200

static struct socket	*so;
static kmutex_t		buffer_lock;
static bool		misbehave;

static void
begin(bool bad)
{

	so = soget(true);
	mutex_obj_hold(softnet_lock);
	so->so_lock = softnet_lock;
	exec_mutex_init(&buffer_lock, "SOCKBUF_LOCK");
	misbehave = bad;
}

static void
end(void)
{

	mutex_destroy(&buffer_lock);
	soput(so);
}

/* One of the two forgets the lock. */
static void
forget(void *second)
{
	int i;

	for (i = 0; i < OFTEN; i++) {
		const bool lock = second == NULL || !misbehave;

		if (lock)
			solock(so);
		so->so_options ^= SO_DEBUG;
		if (lock)
			sounlock(so);
		host_usleep(10);
	}
}

static void
run_unlocked(bool bad)
{

	begin(bad);
	planted_both(forget, NULL, &misbehave);
	end();
}

/* A field that is to stay under the outer lock. */
static void
outer_only(void *second)
{
	int i;

	for (i = 0; i < OFTEN; i++) {
		solock(so);
		so->so_linger++;
		sounlock(so);
		host_usleep(10);
	}
}

static void
run_outer_only(bool bad)
{

	begin(bad);
	planted_both(outer_only, NULL, NULL);
	end();
}

/* A field of a class that is split off; the bad twin has not taken it. */
static void
split(void *second)
{
	int i;

	for (i = 0; i < OFTEN; i++) {
		solock(so);
		if (!misbehave)
			mutex_enter(&buffer_lock);
		so->so_rcv.sb_cc++;
		if (!misbehave)
			mutex_exit(&buffer_lock);
		sounlock(so);
		host_usleep(10);
	}
}

static void
run_split(bool bad)
{

	begin(bad);
	planted_both(split, NULL, NULL);
	end();
}

/* What one thread made, and another finds by the pointer to the lock. */
static kmutex_t		*volatile published;
static int		contents;

static void
publish(void *second)
{
	kmutex_t *seen;

	if (second == NULL) {
		host_usleep(2000);
		contents = 1;
		if (!misbehave)
			membar_release();
		published = softnet_lock;
		return;
	}
	while ((seen = atomic_load_consume(&published)) == NULL)
		host_usleep(10);
	KASSERT(seen == softnet_lock);
	contents++;
}

static void
run_publish(bool bad)
{

	begin(bad);
	planted_both(publish, NULL, &misbehave);
	end();
}

/* The descriptor is gone, the pointer is not. */
static void
run_use_after_free(bool bad)
{
	struct socket *stale;
	short options;

	begin(bad);
	stale = so;
	options = stale->so_options;
	end();
	if (bad)
		options |= *(volatile short *)&stale->so_options;
	KASSERT(options == 0);
}

/* A lock inside freed memory is a use of it, too. */
static void
run_lock_after_free(bool bad)
{
	kmutex_t *m = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);

	if (bad)
		(void)mutex_obj_free(m);
	mutex_enter(m);
	mutex_exit(m);
	if (!bad)
		(void)mutex_obj_free(m);
}

const struct planted planted_memory[] = {
	{ "unlocked", run_unlocked },
	{ "outer-only", run_outer_only },
	{ "split", run_split },
	{ "publish", run_publish },
	{ "use-after-free", run_use_after_free },
	{ "lock-after-free", run_lock_after_free },
	{ NULL, NULL }
};
