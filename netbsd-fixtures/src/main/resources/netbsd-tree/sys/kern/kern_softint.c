/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts: work that interrupt handlers put off, run by one LWP per
 * CPU and class.
 *
 * The classes are served SERIAL, NET, BIO, CLOCK.  A handler may take an
 * adaptive mutex, but must not wait on a condition variable.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_softint.c $");

#ifdef _KERNEL_OPT
#include "opt_ddb.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/evcnt.h>
#include <sys/intr.h>
#include <sys/proc.h>
#include <sys/queue.h>

typedef struct softhand {
	TAILQ_ENTRY(softhand)	sh_q;
	void			(*sh_func)(void *);
	void			*sh_arg;
	struct softint		*sh_isr;
	u_int			sh_flags;
} softhand_t;

typedef struct softint {
	TAILQ_HEAD(, softhand)	si_q;
	struct lwp		*si_lwp;
	uintptr_t		si_machdep;
	struct evcnt		si_evcnt;
	int			si_active;
	int			si_ipl;
	char			si_name[8];
} softint_t;

typedef struct softcpu {
	softint_t		sc_int[SOFTINT_COUNT];
	softhand_t		sc_hand[64];
} softcpu_t;

/* Classes waiting for an LWP, one bit each; for CPUs without fast switch. */
static uint32_t	softint_waiting;

static void
softint_init_isr(softcpu_t *sc, const char *desc, pri_t pri, u_int level,
    int ipl)
{
	softint_t *si;

	si = &sc->sc_int[level];
	si->si_ipl = ipl;
	snprintf(si->si_name, sizeof(si->si_name), "%s", desc);
	TAILQ_INIT(&si->si_q);
	evcnt_attach_dynamic(&si->si_evcnt, EVCNT_TYPE_MISC, NULL, "softint",
	    si->si_name);
	softint_init_md(si->si_lwp, level, &si->si_machdep);
}

void
softint_init(struct cpu_info *ci)
{
	static softcpu_t softcpu0;
	softcpu_t *sc = &softcpu0;

	ci->ci_softcpu = sc;
	softint_init_isr(sc, "net", PRI_SOFTNET, SOFTINT_NET, IPL_SOFTNET);
	softint_init_isr(sc, "bio", PRI_SOFTBIO, SOFTINT_BIO, IPL_SOFTBIO);
	softint_init_isr(sc, "clk", PRI_SOFTCLOCK, SOFTINT_CLOCK,
	    IPL_SOFTCLOCK);
	softint_init_isr(sc, "ser", PRI_SOFTSERIAL, SOFTINT_SERIAL,
	    IPL_SOFTSERIAL);
}

void *
softint_establish(u_int flags, void (*func)(void *), void *arg)
{
	softcpu_t *sc = curcpu()->ci_softcpu;
	softhand_t *sh;
	u_int level = flags & SOFTINT_LVLMASK;
	u_int i;

	KASSERT(level < SOFTINT_COUNT);
	KASSERT((flags & SOFTINT_IMPMASK) == 0);

	for (i = 1; i < __arraycount(sc->sc_hand); i++) {
		sh = &sc->sc_hand[i];
		if (sh->sh_func != NULL)
			continue;
		sh->sh_func = func;
		sh->sh_arg = arg;
		sh->sh_isr = &sc->sc_int[level];
		sh->sh_flags = flags;
		return sh;
	}
	return NULL;
}

void
softint_disestablish(void *arg)
{
	softhand_t *sh = arg;

	KASSERT((sh->sh_flags & SOFTINT_PENDING) == 0);
	sh->sh_func = NULL;
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

/* Runs at the IPL of the class, on the LWP of the class. */
void
softint_dispatch(lwp_t *pinned, int ipl)
{
	softcpu_t *sc = curcpu()->ci_softcpu;
	softint_t *si;
	softhand_t *sh;
	u_int level;
	int s;

	for (level = 0; level < SOFTINT_COUNT; level++) {
		si = &sc->sc_int[level];
		if (si->si_ipl != ipl)
			continue;
		s = splhigh();
		while ((sh = TAILQ_FIRST(&si->si_q)) != NULL) {
			TAILQ_REMOVE(&si->si_q, sh, sh_q);
			sh->sh_flags &= ~SOFTINT_PENDING;
			splx(s);

			if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
				KERNEL_LOCK(1, NULL);
			(*sh->sh_func)(sh->sh_arg);
			if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
				KERNEL_UNLOCK_ONE(NULL);

			s = splhigh();
		}
		si->si_active = 0;
		splx(s);
		si->si_evcnt.ev_count++;
	}
}

/* For ports without fast soft interrupts: the LWP to run next. */
lwp_t *
softint_picklwp(void)
{
	softcpu_t *sc = curcpu()->ci_softcpu;
	u_int mask = softint_waiting;

	if ((mask & (1 << SOFTINT_SERIAL)) != 0)
		return sc->sc_int[SOFTINT_SERIAL].si_lwp;
	if ((mask & (1 << SOFTINT_NET)) != 0)
		return sc->sc_int[SOFTINT_NET].si_lwp;
	if ((mask & (1 << SOFTINT_BIO)) != 0)
		return sc->sc_int[SOFTINT_BIO].si_lwp;
	if ((mask & (1 << SOFTINT_CLOCK)) != 0)
		return sc->sc_int[SOFTINT_CLOCK].si_lwp;
	panic("softint_picklwp: nothing to do");
}
