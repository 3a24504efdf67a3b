/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Orders against the declaration.  The classes are those of the pack; the
 * tree has only the outermost of them yet, so the mutexes are made here.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mutex.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include "exec.h"
#include "host.h"
#include "planted.h"

static void
nest(kmutex_t *first, kmutex_t *second)
{

	mutex_enter(first);
	mutex_enter(second);
	mutex_exit(second);
	mutex_exit(first);
}

/* The declaration says: SOCK_LOCK before SOCKBUF_LOCK. */
static void
run_reversal(bool bad)
{
	kmutex_t inner;

	exec_mutex_init(&inner, "SOCKBUF_LOCK");
	if (bad)
		nest(&inner, softnet_lock);
	else
		nest(softnet_lock, &inner);
}

/* Two classes of one level are not held together, in either order. */
static void
run_equals(bool bad)
{
	kmutex_t sockbuf, notify;

	exec_mutex_init(&sockbuf, "SOCKBUF_LOCK");
	exec_mutex_init(&notify, "SONOTIFY");
	if (bad)
		nest(&sockbuf, &notify);
	else {
		nest(softnet_lock, &sockbuf);
		nest(softnet_lock, &notify);
	}
}

/* Two buffers, one inside the other. */
static void
run_class_in_itself(bool bad)
{
	kmutex_t send, receive;

	exec_mutex_init(&send, "SOCKBUF_LOCK");
	exec_mutex_init(&receive, "SOCKBUF_LOCK");
	if (bad)
		nest(&send, &receive);
	else {
		nest(softnet_lock, &send);
		nest(softnet_lock, &receive);
	}
}

/* The level in between is seen too, with another lock held meanwhile. */
static void
run_reversal_over_one(bool bad)
{
	kmutex_t listen, buffer;

	exec_mutex_init(&listen, "SOLISTEN");
	exec_mutex_init(&buffer, "SOCKBUF_LOCK");
	mutex_enter(softnet_lock);
	if (bad)
		nest(&buffer, &listen);
	else
		nest(&listen, &buffer);
	mutex_exit(softnet_lock);
}

/* The socket's own asserts: a change of state without the lock. */
static void
run_kassert(bool bad)
{
	struct socket *so = soget(true);

	mutex_obj_hold(softnet_lock);
	so->so_lock = softnet_lock;
	if (!bad)
		solock(so);
	soisconnecting(so);
	if (!bad)
		sounlock(so);
	soput(so);
}

const struct planted planted_orders[] = {
	{ "reversal", run_reversal },
	{ "equals", run_equals },
	{ "class-in-itself", run_class_in_itself },
	{ "reversal-over-one", run_reversal_over_one },
	{ "kassert", run_kassert },
	{ NULL, NULL }
};
