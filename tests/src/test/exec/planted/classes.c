/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Locks of classes, as the macros of a tree become them where they are real:
 * each belongs to an object by its address.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/condvar.h>
#include <sys/mutex.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include "exec.h"
#include "host.h"
#include "kern_class.h"
#include "planted.h"

#define	OFTEN	200

#define	BUFFER	"SOCKBUF_LOCK"
#define	LISTEN	"SOLISTEN"
#define	NOTIFY	"SONOTIFY"

static struct socket	*so;
static bool		misbehave;

static void
begin(bool bad)
{

	so = soget(true);
	mutex_obj_hold(softnet_lock);
	so->so_lock = softnet_lock;
	misbehave = bad;
}

static void
once(const char *class, const void *object)
{

	exec_class_enter(class, object);
	exec_class_exit(class, object);
}

static void
nest(const char *one, const void *object, const char *two, const void *other)
{

	exec_class_enter(one, object);
	exec_class_enter(two, other);
	exec_class_exit(two, other);
	exec_class_exit(one, object);
}

static void
run_recursion(bool bad)
{

	begin(bad);
	exec_class_enter(BUFFER, &so->so_rcv);
	if (!bad)
		exec_class_exit(BUFFER, &so->so_rcv);
	once(BUFFER, &so->so_rcv);
	soput(so);
}

static void
run_order(bool bad)
{

	begin(bad);
	if (bad)
		nest(BUFFER, &so->so_rcv, LISTEN, so);
	else
		nest(LISTEN, so, BUFFER, &so->so_rcv);
	soput(so);
}

static void
run_outer(bool bad)
{

	begin(bad);
	if (!bad)
		solock(so);
	exec_class_enter(BUFFER, &so->so_rcv);
	if (bad)
		solock(so);
	exec_class_exit(BUFFER, &so->so_rcv);
	sounlock(so);
	soput(so);
}

/* The two buffers of a socket are two locks of one class. */
static void
run_itself(bool bad)
{

	begin(bad);
	if (bad)
		nest(BUFFER, &so->so_snd, BUFFER, &so->so_rcv);
	once(BUFFER, &so->so_snd);
	once(BUFFER, &so->so_rcv);
	soput(so);
}

/* The interlock of a wait is given up; what else is held is not. */
static void
run_wait(bool bad)
{
	kcondvar_t cv;

	begin(bad);
	cv_init(&cv, "planted");
	solock(so);
	exec_class_enter(BUFFER, &so->so_rcv);
	if (!bad)
		exec_class_exit(BUFFER, &so->so_rcv);
	(void)cv_timedwait(&cv, so->so_lock, 1);
	if (bad)
		exec_class_exit(BUFFER, &so->so_rcv);
	sounlock(so);
	cv_destroy(&cv);
	soput(so);
}

static void
run_sleep(bool bad)
{
	void *p;

	begin(bad);
	exec_class_enter(NOTIFY, so);
	p = kmem_alloc(8, bad ? KM_SLEEP : KM_NOSLEEP);
	exec_class_exit(NOTIFY, so);
	kmem_free(p, 8);
	soput(so);
}

/* The lock of one buffer is not that of the other. */
static void
run_assert(bool bad)
{

	begin(bad);
	exec_class_enter(BUFFER, &so->so_rcv);
	exec_class_assert(BUFFER, bad ? &so->so_snd : &so->so_rcv);
	exec_class_exit(BUFFER, &so->so_rcv);
	soput(so);
}

static void
run_not_owner(bool bad)
{

	begin(bad);
	once(LISTEN, so);
	if (!bad)
		exec_class_enter(LISTEN, so);
	exec_class_exit(LISTEN, so);
	soput(so);
}

static void
run_end_held(bool bad)
{

	begin(bad);
	exec_class_enter(BUFFER, &so->so_rcv);
	if (!bad)
		exec_class_exit(BUFFER, &so->so_rcv);
	soput(so);
}

static void
run_return(bool bad)
{

	begin(bad);
	exec_class_enter(NOTIFY, so);
	if (!bad)
		exec_class_exit(NOTIFY, so);
	host_userret("the end");
	soput(so);
}

/* A copy on one's own stack has a lock while it is held; what is freed, none. */
static void
run_gone(bool bad)
{
	struct sockbuf copy = { .sb_cc = 0 }, *sb = &copy;

	begin(bad);
	if (bad)
		sb = &so->so_rcv;
	soput(so);
	once(BUFFER, sb);
}

/* Two threads that take turns by the outer lock, which may be hidden. */
static void
split(void *second)
{
	int i;

	for (i = 0; i < OFTEN; i++) {
		solock(so);
		if (!misbehave)
			exec_class_enter(BUFFER, &so->so_rcv);
		so->so_rcv.sb_cc++;
		if (!misbehave)
			exec_class_exit(BUFFER, &so->so_rcv);
		sounlock(so);
		host_usleep(10);
	}
}

static void
run_split(bool bad)
{

	begin(bad);
	planted_both(split, NULL, NULL);
	soput(so);
}

static void
wake(void *second)
{
	int i;

	for (i = 0; i < OFTEN; i++) {
		solock(so);
		if (!misbehave)
			exec_class_enter(NOTIFY, so);
		cv_broadcast(&so->so_cv);
		if (!misbehave)
			exec_class_exit(NOTIFY, so);
		sounlock(so);
		host_usleep(10);
	}
}

static void
run_wake(bool bad)
{

	begin(bad);
	once(NOTIFY, so);
	planted_both(wake, NULL, NULL);
	soput(so);
}

const struct planted planted_classes[] = {
	{ "class-recursion", run_recursion },
	{ "class-order", run_order },
	{ "class-outer", run_outer },
	{ "class-itself", run_itself },
	{ "class-wait", run_wait },
	{ "class-sleep", run_sleep },
	{ "class-assert", run_assert },
	{ "class-not-owner", run_not_owner },
	{ "class-end-held", run_end_held },
	{ "class-return", run_return },
	{ "class-gone", run_gone },
	{ "class-split", run_split },
	{ "class-wake", run_wake },
	{ NULL, NULL }
};
