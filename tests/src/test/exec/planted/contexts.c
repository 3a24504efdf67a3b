/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Things done where they must not be done.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/condvar.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/mutex.h>

#include "exec.h"
#include "host.h"
#include "planted.h"

static kmutex_t		lock;
static kcondvar_t	cv;
static void		(*body)(bool);

/* Runs the body in a soft interrupt, and waits for it. */
static void
body_intr(void *cookie)
{

	(*body)(*(bool *)cookie);
}

static void
softly(void (*func)(bool), bool bad)
{
	void *sih;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_SOFTNET);
	cv_init(&cv, "planted");
	body = func;
	sih = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, body_intr, &bad);
	softint_schedule(sih);
	softint_disestablish(sih);
	cv_destroy(&cv);
	mutex_destroy(&lock);
}

/* An adaptive mutex is allowed there, a wait is not. */
static void
softint_wait(bool bad)
{

	mutex_enter(&lock);
	if (bad)
		(void)cv_timedwait(&cv, &lock, 1);
	mutex_exit(&lock);
}

static void
run_softint_wait(bool bad)
{

	softly(softint_wait, bad);
}

static void
softint_kmem(bool bad)
{

	kmem_free(kmem_alloc(16, bad ? KM_SLEEP : KM_NOSLEEP), 16);
}

static void
run_softint_kmem(bool bad)
{

	softly(softint_kmem, bad);
}

static void
softint_mget(bool bad)
{

	m_freem(m_get(bad ? M_WAIT : M_DONTWAIT, MT_DATA));
}

static void
run_softint_mget(bool bad)
{

	softly(softint_mget, bad);
}

/* A hard interrupt may spin, and nothing else. */
static void
hardint(void *cookie)
{

	mutex_enter(&lock);
	mutex_exit(&lock);
}

static void
run_hardint_adaptive(bool bad)
{

	mutex_init(&lock, MUTEX_DEFAULT, bad ? IPL_SOFTNET : IPL_NET);
	host_join(exec_thread("device", HOST_HARDINT, hardint, NULL));
	mutex_destroy(&lock);
}

static void
run_spin_sleep(bool bad)
{
	kmutex_t spin;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_init(&spin, MUTEX_DEFAULT, IPL_VM);
	cv_init(&cv, "planted");
	mutex_enter(&lock);
	if (bad)
		mutex_enter(&spin);
	(void)cv_timedwait(&cv, bad ? &spin : &lock, 1);
	mutex_exit(&lock);
	cv_destroy(&cv);
	mutex_destroy(&spin);
	mutex_destroy(&lock);
}

static void
run_spin_then_adaptive(bool bad)
{
	kmutex_t spin;

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_init(&spin, MUTEX_DEFAULT, IPL_VM);
	if (!bad)
		mutex_enter(&lock);
	mutex_enter(&spin);
	if (bad)
		mutex_enter(&lock);
	mutex_exit(&spin);
	mutex_exit(&lock);
	mutex_destroy(&spin);
	mutex_destroy(&lock);
}

static void
run_held_at_return(bool bad)
{

	mutex_init(&lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&lock);
	if (!bad)
		mutex_exit(&lock);
}

static void
run_spl_at_return(bool bad)
{
	const int s = splsoftnet();

	if (!bad)
		splx(s);
}

static void
run_big_at_return(bool bad)
{

	KERNEL_LOCK(1, NULL);
	if (!bad)
		KERNEL_UNLOCK_ONE(NULL);
}

const struct planted planted_contexts[] = {
	{ "softint-wait", run_softint_wait },
	{ "softint-kmem", run_softint_kmem },
	{ "softint-mget", run_softint_mget },
	{ "hardint-adaptive", run_hardint_adaptive },
	{ "spin-sleep", run_spin_sleep },
	{ "spin-then-adaptive", run_spin_then_adaptive },
	{ "held-at-return", run_held_at_return },
	{ "spl-at-return", run_spl_at_return },
	{ "big-at-return", run_big_at_return },
	{ NULL, NULL }
};
