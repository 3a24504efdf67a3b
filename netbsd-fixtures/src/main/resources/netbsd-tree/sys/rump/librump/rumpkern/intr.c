/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts for a kernel that runs as a process: a thread for each
 * class of each CPU.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: intr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/kthread.h>
#include <sys/mutex.h>
#include <sys/queue.h>

struct softint {
	TAILQ_ENTRY(softint) si_entries; /* entry on the list of its class */
	void		(*si_func)(void *);
	void		*si_arg;
	int		si_level;	/* SOFTINT_* */
	bool		si_onlist;
};

struct softint_lev {
	struct rumpuser_cv *si_cv;	/* the thread waits here */
	TAILQ_HEAD(, softint) si_pending;
};

void	rumpuser_cv_init(struct rumpuser_cv **);
void	rumpuser_cv_signal(struct rumpuser_cv *);
void	rumpuser_cv_wait(struct rumpuser_cv *, kmutex_t *);
void	rump_softint_run(struct cpu_info *);

static kmutex_t	sithr_emtx;
static unsigned int sithr_est;	/* classes that have a thread, as bits */
static int	sithr_canest;	/* threads can be made by now */

static void
sithread(void *arg)
{
	int mylevel = (int)(uintptr_t)arg;
	struct softint_lev *slev, *me;
	struct softint *si;

	slev = curcpu()->ci_data.cpu_softcpu;
	me = &slev[mylevel];
	for (;;) {
		while ((si = TAILQ_FIRST(&me->si_pending)) == NULL)
			rumpuser_cv_wait(me->si_cv, NULL);
		TAILQ_REMOVE(&me->si_pending, si, si_entries);
		si->si_onlist = false;
		(*si->si_func)(si->si_arg);
	}
}

/* The first one of a class makes its thread, or asks for it. */
static void
sithread_establish(int level)
{
	int docreate, rv;
	int lvlbit = 1<<level;

	KASSERT((level & ~SOFTINT_LVLMASK) == 0);
	if (__predict_true(sithr_est & lvlbit))
		return;

	mutex_enter(&sithr_emtx);
	docreate = (sithr_est & lvlbit) == 0 && sithr_canest;
	sithr_est |= lvlbit;
	mutex_exit(&sithr_emtx);

	if (docreate) {
		if ((rv = kthread_create(0, KTHREAD_MPSAFE | KTHREAD_INTR,
		    curcpu(), sithread, (void *)(uintptr_t)level,
		    NULL, "rsi%d", level)) != 0)
			panic("sithread_establish: error %d", rv);
	}
}

void
softint_init(struct cpu_info *ci)
{
	struct cpu_data *cd = &ci->ci_data;
	struct softint_lev *slev;
	int i;

	slev = kmem_alloc(sizeof(struct softint_lev) * SOFTINT_COUNT, KM_SLEEP);
	for (i = 0; i < SOFTINT_COUNT; i++) {
		rumpuser_cv_init(&slev[i].si_cv);
		TAILQ_INIT(&slev[i].si_pending);
	}
	cd->cpu_softcpu = slev;

	if (ci->ci_index == 0) {
		int sithr_swap;

		/* What was asked for before there were threads. */
		mutex_enter(&sithr_emtx);
		sithr_swap = sithr_est;
		sithr_est = 0;
		sithr_canest = 1;
		mutex_exit(&sithr_emtx);
		for (i = 0; i < SOFTINT_COUNT; i++) {
			if (sithr_swap & (1<<i))
				sithread_establish(i);
		}
	}
}

void *
softint_establish(u_int flags, void (*func)(void *), void *arg)
{
	struct softint *si;
	int level = flags & SOFTINT_LVLMASK;

	si = kmem_zalloc(sizeof(*si), KM_SLEEP);
	si->si_func = func;
	si->si_arg = arg;
	si->si_level = level;
	KASSERT(si->si_level < SOFTINT_COUNT);
	sithread_establish(level);

	return si;
}

void
softint_schedule(void *arg)
{
	struct softint *si = arg;
	struct softint_lev *si_lvl = curcpu()->ci_data.cpu_softcpu;

	if (!si->si_onlist) {
		TAILQ_INSERT_TAIL(&si_lvl[si->si_level].si_pending,
		    si, si_entries);
		si->si_onlist = true;
	}
}

/* Wakes the threads that have something to do. */
void
rump_softint_run(struct cpu_info *ci)
{
	struct cpu_data *cd = &ci->ci_data;
	struct softint_lev *si_lvl = cd->cpu_softcpu;
	int i;

	for (i = 0; i < SOFTINT_COUNT; i++) {
		if (!TAILQ_EMPTY(&si_lvl[i].si_pending))
			rumpuser_cv_signal(si_lvl[i].si_cv);
	}
}
