/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Callouts: functions to be called when time has come.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_timeout.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/queue.h>

typedef struct callout_impl {
	TAILQ_ENTRY(callout_impl) c_list; /* entry on the list of the due */
	void		(*c_func)(void *);
	void		*c_arg;
	u_int		c_flags;
} callout_impl_t;

struct callout_cpu {
	kmutex_t	*cc_lock;	/* of the list, at IPL_SCHED */
	TAILQ_HEAD(, callout_impl) cc_todo; /* those whose time has come */
};

static void	callout_softclock(void *);

static void	*callout_sih __read_mostly;

void	callout_init_cpu(struct cpu_info *);
void	callout_hardclock(void);

void
callout_init_cpu(struct cpu_info *ci)
{
	struct callout_cpu *cc;

	if ((cc = ci->ci_data.cpu_callout) == NULL) {
		cc = kmem_zalloc(sizeof(*cc), KM_SLEEP);
		cc->cc_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_SCHED);
		TAILQ_INIT(&cc->cc_todo);
		ci->ci_data.cpu_callout = cc;
	} else {
		/* The first CPU comes here twice. */
		callout_sih = softint_establish(SOFTINT_CLOCK | SOFTINT_MPSAFE,
		    callout_softclock, NULL);
		if (callout_sih == NULL)
			panic("callout_init_cpu: no soft interrupt");
	}
}

/* From the clock interrupt. */
void
callout_hardclock(void)
{
	struct callout_cpu *cc = curcpu()->ci_data.cpu_callout;

	mutex_spin_enter(cc->cc_lock);
	if (!TAILQ_EMPTY(&cc->cc_todo))
		softint_schedule(callout_sih);
	mutex_spin_exit(cc->cc_lock);
}

static void
callout_softclock(void *v)
{
	struct callout_cpu *cc = curcpu()->ci_data.cpu_callout;
	callout_impl_t *c;

	mutex_spin_enter(cc->cc_lock);
	while ((c = TAILQ_FIRST(&cc->cc_todo)) != NULL) {
		TAILQ_REMOVE(&cc->cc_todo, c, c_list);
		mutex_spin_exit(cc->cc_lock);
		if ((c->c_flags & CALLOUT_MPSAFE) == 0)
			KERNEL_LOCK(1, NULL);
		(*c->c_func)(c->c_arg);
		if ((c->c_flags & CALLOUT_MPSAFE) == 0)
			KERNEL_UNLOCK_ONE(NULL);
		mutex_spin_enter(cc->cc_lock);
	}
	mutex_spin_exit(cc->cc_lock);
}
