/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts: work that interrupt handlers put off, run by one LWP per
 * CPU and class.
 *
 *	There are four classes.  Of two that wait the more urgent one runs
 *	first; in order of priority (lowest to highest) the levels are:
 *	clock, bio, net, serial.
 *
 *	On ports with fast soft interrupts a class is an interrupt level
 *	too, and holds back those below it; on others it is the priority of
 *	an LWP and nothing else.
 *
 *	A handler may take an adaptive mutex, but must not wait on a
 *	condition variable.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_softint.c $");

#ifdef _KERNEL_OPT
#include "opt_ddb.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/evcnt.h>
#include <sys/intr.h>
#include <sys/kthread.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/queue.h>
#include <sys/xcall.h>

typedef struct softint {
	struct cpu_info		*si_cpu;
	struct lwp		*si_lwp;
	int			si_ipl;
	uintptr_t		si_machdep;

	/* What waits, and whether the machine has been told. */
	volatile int		si_active;
	TAILQ_HEAD(, softhand)	si_q;

	/* Runs, and those that had to wait for a lock. */
	struct evcnt		si_evcnt;
	char			si_name[8];
	struct evcnt		si_evcnt_block;
	char			si_name_block[8+6];
} softint_t;

typedef struct softhand {
	TAILQ_ENTRY(softhand)	sh_q;
	void			(*sh_func)(void *);
	void			*sh_arg;
	softint_t		*sh_isr;
	u_int			sh_flags;
} softhand_t;

typedef struct softcpu {
	struct cpu_info		*sc_cpu;
	softint_t		sc_int[SOFTINT_COUNT];
	softhand_t		sc_hand[64];
} softcpu_t;

static void	softint_thread(void *);

static kmutex_t	softint_lock;

/* One class of one CPU. */
static void
softint_init_isr(softcpu_t *sc, const char *desc, pri_t pri, u_int level,
    int ipl)
{
	struct cpu_info * const ci = sc->sc_cpu;
	softint_t * const si = &sc->sc_int[level];
	int error;

	TAILQ_INIT(&si->si_q);
	si->si_ipl = ipl;
	si->si_cpu = ci;

	error = kthread_create(pri, KTHREAD_MPSAFE | KTHREAD_INTR |
	    KTHREAD_IDLE, ci, softint_thread, si, &si->si_lwp,
	    "soft%s/%u", desc, ci->ci_index);
	if (error != 0)
		panic("softint_init_isr: no thread, error %d", error);

	snprintf(si->si_name, sizeof(si->si_name), "%s/%u", desc,
	    ci->ci_index);
	evcnt_attach_dynamic(&si->si_evcnt, EVCNT_TYPE_MISC, NULL, "softint",
	    si->si_name);
	snprintf(si->si_name_block, sizeof(si->si_name_block), "%s block/%u",
	    desc, ci->ci_index);
	evcnt_attach_dynamic(&si->si_evcnt_block, EVCNT_TYPE_MISC, NULL,
	    "softint", si->si_name_block);

	si->si_lwp->l_private = si;
	softint_init_md(si->si_lwp, level, &si->si_machdep);
}

void
softint_init(struct cpu_info *ci)
{
	softcpu_t *sc;

	sc = kmem_zalloc(sizeof(*sc), KM_SLEEP);
	if (ci->ci_index == 0)
		mutex_init(&softint_lock, MUTEX_DEFAULT, IPL_NONE);
	ci->ci_data.cpu_softcpu = sc;
	ci->ci_data.cpu_softints = 0;
	sc->sc_cpu = ci;

	softint_init_isr(sc, "clk", PRI_SOFTCLOCK, SOFTINT_CLOCK,
	    IPL_SOFTCLOCK);
	softint_init_isr(sc, "bio", PRI_SOFTBIO, SOFTINT_BIO,
	    IPL_SOFTBIO);
	softint_init_isr(sc, "net", PRI_SOFTNET, SOFTINT_NET,
	    IPL_SOFTNET);
	softint_init_isr(sc, "ser", PRI_SOFTSERIAL, SOFTINT_SERIAL,
	    IPL_SOFTSERIAL);
}

void *
softint_establish(u_int flags, void (*func)(void *), void *arg)
{
	softcpu_t *sc = curcpu()->ci_data.cpu_softcpu;
	softhand_t *sh;
	u_int level, index;

	level = (flags & SOFTINT_LVLMASK);
	KASSERT(level < SOFTINT_COUNT);
	KASSERT((flags & SOFTINT_IMPMASK) == 0);

	mutex_enter(&softint_lock);
	for (index = 0; index < __arraycount(sc->sc_hand); index++)
		if (sc->sc_hand[index].sh_func == NULL)
			break;
	if (index == __arraycount(sc->sc_hand)) {
		sh = NULL;
	} else {
		sh = &sc->sc_hand[index];
		sh->sh_flags = flags;
		sh->sh_arg = arg;
		sh->sh_func = func;
		sh->sh_isr = &sc->sc_int[level];
	}
	mutex_exit(&softint_lock);
	return sh;
}

void
softint_disestablish(void *arg)
{
	softhand_t *sh = arg;

	/* A handler that runs on another CPU comes to its end. */
	xc_barrier(XC_HIGHPRI_IPL(sh->sh_isr->si_ipl));

	mutex_enter(&softint_lock);
	KASSERT((sh->sh_flags & SOFTINT_PENDING) == 0);
	sh->sh_func = NULL;
	mutex_exit(&softint_lock);
}

void
softint_schedule(void *arg)
{
	softhand_t *sh = arg;
	softint_t *si = sh->sh_isr;
	int s;

	s = splhigh();
	if ((sh->sh_flags & SOFTINT_PENDING) == 0) {
		sh->sh_flags |= SOFTINT_PENDING;
		TAILQ_INSERT_TAIL(&si->si_q, sh, sh_q);
		if (si->si_active == 0) {
			si->si_active = 1;
			softint_trigger(si->si_machdep);
		}
	}
	splx(s);
}

/* Every handler of a class that waits.  Comes and goes at splhigh(). */
static inline void
softint_execute(lwp_t *l, int s)
{
	softint_t *si = l->l_private;
	softhand_t *sh;

	KASSERT(si->si_active);

	while ((sh = TAILQ_FIRST(&si->si_q)) != NULL) {
		TAILQ_REMOVE(&si->si_q, sh, sh_q);
		sh->sh_flags ^= SOFTINT_PENDING;
		splx(s);

		if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
			KERNEL_LOCK(1, l);
		(*sh->sh_func)(sh->sh_arg);
		if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
			KERNEL_UNLOCK_ONE(l);

		(void)splhigh();
	}
	si->si_active = 0;
	si->si_evcnt.ev_count++;
}

/* The LWP of a class has had to wait for a lock. */
void
softint_block(lwp_t *l)
{
	softint_t *si = l->l_private;

	KASSERT((l->l_pflag & LP_INTR) != 0);
	si->si_evcnt_block.ev_count++;
}

#ifndef __HAVE_FAST_SOFTINTS

#ifdef __HAVE_PREEMPTION
#error __HAVE_PREEMPTION cannot do without __HAVE_FAST_SOFTINTS
#endif

/* Without help of the machine a class is a bit for mi_switch(). */
void
softint_init_md(lwp_t *l, u_int level, uintptr_t *machdep)
{

	*machdep = (1 << level);
}

void
softint_trigger(uintptr_t machdep)
{

	curcpu()->ci_data.cpu_softints |= machdep;
}

static void
softint_thread(void *cookie)
{
	softint_t *si = cookie;
	int s;

	for (;;) {
		s = splhigh();
		curcpu()->ci_data.cpu_softints &= ~si->si_machdep;
		softint_execute(si->si_lwp, s);
		splx(s);
	}
}

/* The LWP that mi_switch() is to run next: that of the highest class. */
lwp_t *
softint_picklwp(void)
{
	const softcpu_t * const sc = curcpu()->ci_data.cpu_softcpu;
	const u_int waiting = curcpu()->ci_data.cpu_softints;
	lwp_t *next = NULL;

	if ((waiting & (1 << SOFTINT_SERIAL)) != 0) {
		next = sc->sc_int[SOFTINT_SERIAL].si_lwp;
	} else if ((waiting & (1 << SOFTINT_NET)) != 0) {
		next = sc->sc_int[SOFTINT_NET].si_lwp;
	} else if ((waiting & (1 << SOFTINT_BIO)) != 0) {
		next = sc->sc_int[SOFTINT_BIO].si_lwp;
	} else if ((waiting & (1 << SOFTINT_CLOCK)) != 0) {
		next = sc->sc_int[SOFTINT_CLOCK].si_lwp;
	}

	KASSERT(next != NULL);
	return next;
}

#else	/* !__HAVE_FAST_SOFTINTS */

static void
softint_thread(void *cookie)
{

	panic("softint_thread");
}

/* The machine has raised the level and lends us its stack. */
void
softint_dispatch(lwp_t *pinned, int s)
{
	lwp_t *l = curlwp;

	KASSERT((l->l_pflag & LP_INTR) != 0);
	l->l_switchto = pinned;
	softint_execute(l, s);
	l->l_switchto = NULL;
}

#endif	/* !__HAVE_FAST_SOFTINTS */
