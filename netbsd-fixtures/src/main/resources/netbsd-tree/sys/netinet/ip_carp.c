/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Addresses that several hosts share: whoever has announced itself last is
 * master.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: ip_carp.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/errno.h>
#include <sys/intr.h>
#include <sys/queue.h>

#include <net/if.h>

enum carp_state { INIT = 0, BACKUP, MASTER };

struct carp_softc {
	LIST_ENTRY(carp_softc) sc_list;	/* entry on carp_list */
	enum carp_state	sc_state;
	int		sc_advskew;	/* handicap */
	int		sc_counter;	/* announcements made */
	int		sc_suppress;	/* make none */
	callout_t	sc_ad_tmo;	/* time for an announcement */
	callout_t	sc_md_tmo;	/* the master is silent */
};

static LIST_HEAD(, carp_softc) carp_list = LIST_HEAD_INITIALIZER(carp_list);

void	carp_clone_create(struct carp_softc *);
void	carp_clone_destroy(struct carp_softc *);
int	carp_set_suppress(struct carp_softc *, int);

/* Callout: the master announces itself. */
static void
carp_send_ad(void *arg)
{
	struct carp_softc *sc = arg;

	if (sc->sc_suppress == 0)
		sc->sc_counter++;
	callout_schedule(&sc->sc_ad_tmo, hz + sc->sc_advskew * hz / 256);
}

/* Callout: nobody has announced itself. */
static void
carp_master_down(void *arg)
{
	struct carp_softc *sc = arg;

	if (sc->sc_state == BACKUP) {
		sc->sc_state = MASTER;
		callout_schedule(&sc->sc_ad_tmo, hz);
	}
}

void
carp_clone_create(struct carp_softc *sc)
{

	sc->sc_state = INIT;
	callout_init(&sc->sc_ad_tmo, 0);
	callout_init(&sc->sc_md_tmo, 0);
	callout_setfunc(&sc->sc_ad_tmo, carp_send_ad, sc);
	callout_setfunc(&sc->sc_md_tmo, carp_master_down, sc);
	LIST_INSERT_HEAD(&carp_list, sc, sc_list);
}

void
carp_clone_destroy(struct carp_softc *sc)
{
	int s;

	/* The list itself is no timer's business. */
	s = splsoftnet();
	LIST_REMOVE(sc, sc_list);
	splx(s);

	callout_halt(&sc->sc_ad_tmo, NULL);
	callout_halt(&sc->sc_md_tmo, NULL);
}

int
carp_set_suppress(struct carp_softc *sc, int suppress)
{
	int s;

	s = splsoftnet();
	if (sc->sc_state == INIT) {
		splx(s);
		return ENXIO;
	}
	sc->sc_suppress = suppress;
	sc->sc_state = BACKUP;
	callout_stop(&sc->sc_ad_tmo);
	callout_schedule(&sc->sc_md_tmo, 3 * hz);
	splx(s);
	return 0;
}
