/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Power management: displays, which a callout turns off.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_pmf.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/intr.h>
#include <sys/queue.h>

struct display_class_softc {
	TAILQ_ENTRY(display_class_softc) dc_link; /* entry on all_displays */
	bool		dc_off;
};

static TAILQ_HEAD(, display_class_softc) all_displays;
static callout_t global_idle_counter;
static int	idle_timeout = 30;

void	pmf_init(void);
void	pmf_class_display_register(struct display_class_softc *);
void	pmf_class_display_deregister(struct display_class_softc *);

/* Callout: nobody has touched anything. */
static void
input_idle(void *dummy)
{
	struct display_class_softc *sc;

	TAILQ_FOREACH(sc, &all_displays, dc_link)
		sc->dc_off = true;
}

void
pmf_init(void)
{

	TAILQ_INIT(&all_displays);
	callout_init(&global_idle_counter, 0);
	callout_setfunc(&global_idle_counter, input_idle, NULL);
}

void
pmf_class_display_deregister(struct display_class_softc *sc)
{
	int s;

	s = splsoftclock();
	TAILQ_REMOVE(&all_displays, sc, dc_link);
	if (TAILQ_EMPTY(&all_displays))
		callout_stop(&global_idle_counter);
	splx(s);
}

void
pmf_class_display_register(struct display_class_softc *sc)
{
	int s;

	s = splsoftclock();
	if (TAILQ_EMPTY(&all_displays))
		callout_schedule(&global_idle_counter, idle_timeout * hz);
	TAILQ_INSERT_HEAD(&all_displays, sc, dc_link);
	splx(s);
}
