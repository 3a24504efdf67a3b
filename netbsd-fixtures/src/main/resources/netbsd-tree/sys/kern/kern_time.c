/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Timers of processes.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_time.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/queue.h>

struct ptimer {
	TAILQ_ENTRY(ptimer) pt_chain;	/* entry on ptimer_queue */
	bool		pt_queued;	/* is it there? */
	int		pt_overruns;	/* times it fired in vain */
};

static kmutex_t	itimer_mutex;
static TAILQ_HEAD(, ptimer) ptimer_queue;
static void	*ptimer_sih;

static void	ptimer_intr(void *);

void	time_init(void);
void	ptimer_fire(struct ptimer *);

void
time_init(void)
{

	mutex_init(&itimer_mutex, MUTEX_DEFAULT, IPL_SCHED);
	TAILQ_INIT(&ptimer_queue);
	ptimer_sih = softint_establish(SOFTINT_CLOCK | SOFTINT_MPSAFE,
	    ptimer_intr, NULL);
}

/* From a callout, with the mutex held. */
void
ptimer_fire(struct ptimer *pt)
{

	KASSERT(mutex_owned(&itimer_mutex));

	if (pt->pt_queued) {
		pt->pt_overruns++;
		return;
	}
	TAILQ_INSERT_TAIL(&ptimer_queue, pt, pt_chain);
	pt->pt_queued = true;
	softint_schedule(ptimer_sih);
}

static void
ptimer_intr(void *cookie)
{
	struct ptimer *pt;

	mutex_spin_enter(&itimer_mutex);
	while ((pt = TAILQ_FIRST(&ptimer_queue)) != NULL) {
		TAILQ_REMOVE(&ptimer_queue, pt, pt_chain);
		pt->pt_queued = false;
	}
	mutex_spin_exit(&itimer_mutex);
}
