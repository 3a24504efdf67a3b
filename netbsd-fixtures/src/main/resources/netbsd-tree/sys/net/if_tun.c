/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Tunnels whose other end is a file.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: if_tun.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/selinfo.h>

#include <net/if.h>

struct tun_softc {
	kmutex_t	tun_lock;
	struct ifnet	tun_if;
	pid_t		tun_pgid;	/* who gets SIGIO */
	void		*tun_osih;	/* output is there */
	void		*tun_isih;	/* there is room for input */
};

void	tun_attach0(struct tun_softc *);
void	tun_detach0(struct tun_softc *);
void	tun_output_ready(struct tun_softc *);

static void
tun_o_softintr(void *cookie)
{
	struct tun_softc *tp = cookie;

	if (tp->tun_pgid != 0)
		fownsignal(tp->tun_pgid, SIGIO, POLL_OUT, 0, NULL);
}

static void
tun_i_softintr(void *cookie)
{
	struct tun_softc *tp = cookie;

	if (tp->tun_pgid != 0)
		fownsignal(tp->tun_pgid, SIGIO, POLL_IN, 0, NULL);
}

void
tun_attach0(struct tun_softc *tp)
{

	mutex_init(&tp->tun_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	tp->tun_osih = softint_establish(SOFTINT_CLOCK, tun_o_softintr, tp);
	tp->tun_isih = softint_establish(SOFTINT_CLOCK, tun_i_softintr, tp);
	if_attach(&tp->tun_if);
}

void
tun_detach0(struct tun_softc *tp)
{

	if_detach(&tp->tun_if);
	softint_disestablish(tp->tun_osih);
	softint_disestablish(tp->tun_isih);
	mutex_destroy(&tp->tun_lock);
}

void
tun_output_ready(struct tun_softc *tp)
{

	mutex_enter(&tp->tun_lock);
	softint_schedule(tp->tun_osih);
	mutex_exit(&tp->tun_lock);
}
