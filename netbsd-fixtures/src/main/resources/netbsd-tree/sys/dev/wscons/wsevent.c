/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Events of keyboards and mice, for readers and pollers.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: wsevent.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/selinfo.h>

struct wseventvar {
	u_int		get, put;	/* places in the ring */
	struct selinfo	sel;		/* who polls */
	void		*sih;		/* sends SIGIO */
	bool		async;		/* is it wanted? */
	pid_t		pgid;		/* by whom */
};

void	wsevent_init(struct wseventvar *, pid_t);
void	wsevent_fini(struct wseventvar *);
void	wsevent_wakeup(struct wseventvar *);

static void
wsevent_intr(void *cookie)
{
	struct wseventvar *ev = cookie;

	if (ev->async) {
		mutex_enter(&proc_lock);
		fownsignal(ev->pgid, SIGIO, 0, 0, NULL);
		mutex_exit(&proc_lock);
	}
}

void
wsevent_init(struct wseventvar *ev, pid_t pgid)
{

	ev->get = ev->put = 0;
	ev->async = false;
	ev->pgid = pgid;
	selinit(&ev->sel);
	ev->sih = softint_establish(SOFTINT_MPSAFE | SOFTINT_CLOCK,
	    wsevent_intr, ev);
}

void
wsevent_fini(struct wseventvar *ev)
{

	seldestroy(&ev->sel);
	softint_disestablish(ev->sih);
	ev->sih = NULL;
}

void
wsevent_wakeup(struct wseventvar *ev)
{

	selnotify(&ev->sel, 0, 0);
	if (ev->async)
		softint_schedule(ev->sih);
}
