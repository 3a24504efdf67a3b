/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Ethernet of the MPC85xx.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: pq3etsec.c $");

#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#include "opt_net_mpsafe.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/errno.h>
#include <sys/intr.h>

struct pq3etsec_softc {
	void		*sc_soft_ih;	/* hands packets up */
	u_int		sc_rxpackets;
};

int	pq3etsec_attach(struct pq3etsec_softc *);
void	pq3etsec_rx_intr(struct pq3etsec_softc *);

static void
pq3etsec_soft_intr(void *arg)
{
	struct pq3etsec_softc *sc = arg;

	sc->sc_rxpackets++;
}

int
pq3etsec_attach(struct pq3etsec_softc *sc)
{

	int softint_flags = SOFTINT_NET;
#if !defined(MULTIPROCESSOR) || defined(NET_MPSAFE)
	softint_flags |= SOFTINT_MPSAFE;
#endif	/* !MULTIPROCESSOR || NET_MPSAFE */
	sc->sc_soft_ih = softint_establish(softint_flags,
	    pq3etsec_soft_intr, sc);
	if (sc->sc_soft_ih == NULL)
		return ENOMEM;
	return 0;
}

void
pq3etsec_rx_intr(struct pq3etsec_softc *sc)
{

	softint_schedule(sc->sc_soft_ih);
}
