/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * softint(9) and callout(9): a thread for each class, and callouts in that
 * of SOFTINT_CLOCK.  Not built for the thread sanitizer; what a handler may
 * count on having been done before is said by host_sync_out().
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/intr.h>
#include <sys/proc.h>
#include <sys/queue.h>

#include "exec.h"
#include "host.h"

struct softhand {
	TAILQ_ENTRY(softhand) sh_q;
	void		(*sh_func)(void *);
	void		*sh_arg;
	u_int		sh_flags;
};

static struct softclass {
	host_raw	sc_lock;
	unsigned	sc_event;	/* changes when there is work */
	unsigned	sc_done;	/* changes when a handler has run */
	struct softhand	*sc_running;
	TAILQ_HEAD(, softhand) sc_queue;
	struct host_thread *sc_thread;
} classes[SOFTINT_COUNT];
static unsigned	halting;

/* What a callout_t is, to us. */
struct entry {
	struct entry	*e_self;	/* as callout_init() saw it */
	void		(*e_func)(void *);
	void		*e_arg;
	unsigned long	e_when;
	struct entry	*e_next;	/* of those that wait */
	u_long		e_pending;
	u_long		e_fired;
	u_long		e_flags;
};
CTASSERT(sizeof(struct entry) <= sizeof(callout_t));

static host_raw		callout_lock;
static struct entry	*callout_head;
static struct entry	*callout_running;
static unsigned		callout_done;

static bool	callouts_run(struct softclass *);

/* Runs what waits; false if there was nothing. */
static bool
softint_run(struct softclass *sc)
{
	struct softhand *sh;
	void (*func)(void *);

	host_raw_enter(&sc->sc_lock);
	if ((sh = TAILQ_FIRST(&sc->sc_queue)) == NULL) {
		host_raw_exit(&sc->sc_lock);
		return false;
	}
	TAILQ_REMOVE(&sc->sc_queue, sh, sh_q);
	sh->sh_flags &= ~SOFTINT_PENDING;
	sc->sc_running = sh;
	func = sh->sh_func;
	host_raw_exit(&sc->sc_lock);

	host_sync_in(sh);
	if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
		_kernel_lock(1);
	(*func)(sh->sh_arg);
	if ((sh->sh_flags & SOFTINT_MPSAFE) == 0)
		_kernel_unlock(1, NULL);
	host_userret("a soft interrupt");
	host_sync_out(sh);

	host_raw_enter(&sc->sc_lock);
	sc->sc_running = NULL;
	host_raw_exit(&sc->sc_lock);
	host_event_bump(&sc->sc_done);
	return true;
}

static void
softint_main(void *cookie)
{
	struct softclass *sc = cookie;
	unsigned seen;
	bool work;

	while (host_event_read(&halting) == 0) {
		seen = host_event_read(&sc->sc_event);
		work = softint_run(sc);
		if (sc == &classes[SOFTINT_CLOCK])
			work |= callouts_run(sc);
		if (!work)
			host_event_wait(&sc->sc_event, seen, exec_tick);
	}
}

void
exec_soft_boot(void)
{
	static const char * const names[SOFTINT_COUNT] = {
		[SOFTINT_BIO] = "softbio", [SOFTINT_CLOCK] = "softclk",
		[SOFTINT_SERIAL] = "softser", [SOFTINT_NET] = "softnet",
	};
	u_int i;

	for (i = 0; i < SOFTINT_COUNT; i++) {
		TAILQ_INIT(&classes[i].sc_queue);
		classes[i].sc_thread = exec_thread(names[i], HOST_SOFTINT,
		    softint_main, &classes[i]);
	}
}

void
exec_halt(void)
{
	u_int i;

	host_event_bump(&halting);
	for (i = 0; i < SOFTINT_COUNT; i++) {
		host_event_bump(&classes[i].sc_event);
		host_join(classes[i].sc_thread);
	}
}

void *
softint_establish(u_int flags, void (*func)(void *), void *arg)
{
	struct softhand *sh = host_alloc(sizeof(*sh));

	memset(sh, 0, sizeof(*sh));
	sh->sh_flags = flags;
	sh->sh_func = func;
	sh->sh_arg = arg;
	return sh;
}

/* Waits for a handler that is queued or runs; the caller schedules no more. */
void
softint_disestablish(void *cookie)
{
	struct softhand *sh = cookie;
	struct softclass *sc = &classes[sh->sh_flags & SOFTINT_LVLMASK];
	unsigned seen;
	bool busy;

	host_sleepable("softint_disestablish",
	    __builtin_return_address(0));
	for (;;) {
		seen = host_event_read(&sc->sc_done);
		host_raw_enter(&sc->sc_lock);
		busy = sc->sc_running == sh ||
		    (sh->sh_flags & SOFTINT_PENDING) != 0;
		host_raw_exit(&sc->sc_lock);
		if (!busy)
			break;
		host_event_wait(&sc->sc_done, seen, 1000);
	}
	host_sync_in(sh);
	host_free(sh);
}

void
softint_schedule(void *cookie)
{
	struct softhand *sh = cookie;
	struct softclass *sc = &classes[sh->sh_flags & SOFTINT_LVLMASK];

	host_sync_out(sh);
	host_raw_enter(&sc->sc_lock);
	if ((sh->sh_flags & SOFTINT_PENDING) == 0) {
		sh->sh_flags |= SOFTINT_PENDING;
		TAILQ_INSERT_TAIL(&sc->sc_queue, sh, sh_q);
	}
	host_raw_exit(&sc->sc_lock);
	host_event_bump(&sc->sc_event);
}

static struct entry *
entry(callout_t *c, const char *what)
{
	struct entry *e = (struct entry *)c;

	if (e->e_self != e)
		host_fail("use of a callout that is not initialized, or a "
		    "copy", what, __builtin_return_address(0));
	return e;
}

/* Takes an entry off the list, under the lock. */
static bool
unlink(struct entry *e)
{
	struct entry **p;

	if (!e->e_pending)
		return false;
	for (p = &callout_head; *p != e; p = &(*p)->e_next)
		continue;
	*p = e->e_next;
	e->e_pending = 0;
	return true;
}

/* The first whose time has come; its memory may be gone when it has run. */
static bool
callouts_run(struct softclass *sc)
{
	const unsigned long now = host_now();
	void (*func)(void *);
	struct entry *e;
	void *arg;
	bool big;

	host_raw_enter(&callout_lock);
	for (e = callout_head; e != NULL && e->e_when > now; e = e->e_next)
		continue;
	if (e == NULL) {
		host_raw_exit(&callout_lock);
		return false;
	}
	(void)unlink(e);
	e->e_fired = 1;
	callout_running = e;
	func = e->e_func;
	arg = e->e_arg;
	big = (e->e_flags & CALLOUT_MPSAFE) == 0;
	host_sync_in(e);
	host_raw_exit(&callout_lock);

	if (big)
		_kernel_lock(1);
	(*func)(arg);
	if (big)
		_kernel_unlock(1, NULL);
	host_userret("a callout");
	host_sync_out(&callout_done);

	host_raw_enter(&callout_lock);
	callout_running = NULL;
	host_raw_exit(&callout_lock);
	host_event_bump(&callout_done);
	return true;
}

void
callout_init(callout_t *c, u_int flags)
{
	struct entry *e = (struct entry *)c;

	memset(c, 0, sizeof(*c));
	e->e_self = e;
	e->e_flags = flags;
}

void
callout_destroy(callout_t *c)
{
	struct entry *e = entry(c, "callout_destroy");
	const bool mine = host_self() == classes[SOFTINT_CLOCK].sc_thread;

	host_raw_enter(&callout_lock);
	if (e->e_pending || (callout_running == e && !mine))
		host_fail("destroy of a callout that waits or runs",
		    "callout", __builtin_return_address(0));
	e->e_self = NULL;
	host_raw_exit(&callout_lock);
}

void
callout_setfunc(callout_t *c, void (*func)(void *), void *arg)
{
	struct entry *e = entry(c, "callout_setfunc");

	e->e_func = func;
	e->e_arg = arg;
}

void
callout_schedule(callout_t *c, int ticks)
{
	struct entry *e = entry(c, "callout_schedule");

	host_raw_enter(&callout_lock);
	(void)unlink(e);
	e->e_when = host_now() + (unsigned long)ticks * exec_tick;
	e->e_pending = 1;
	e->e_fired = 0;
	e->e_next = callout_head;
	callout_head = e;
	host_sync_out(e);
	host_raw_exit(&callout_lock);
}

bool
callout_stop(callout_t *c)
{
	struct entry *e = entry(c, "callout_stop");
	bool fired;

	host_raw_enter(&callout_lock);
	(void)unlink(e);
	fired = e->e_fired != 0;
	e->e_fired = 0;
	host_raw_exit(&callout_lock);
	return fired;
}

/* The same, and waits for the handler without the interlock. */
bool
callout_halt(callout_t *c, kmutex_t *interlock)
{
	struct entry *e = entry(c, "callout_halt");
	const bool mine = host_self() == classes[SOFTINT_CLOCK].sc_thread;
	bool fired, busy, dropped = false;
	unsigned seen;

	for (;;) {
		seen = host_event_read(&callout_done);
		host_raw_enter(&callout_lock);
		(void)unlink(e);
		fired = e->e_fired != 0;
		busy = callout_running == e && !mine;
		host_raw_exit(&callout_lock);
		if (!busy)
			break;
		if (interlock != NULL && !dropped) {
			mutex_exit(interlock);
			dropped = true;
		}
		host_event_wait(&callout_done, seen, 1000);
	}
	if (dropped)
		mutex_enter(interlock);
	host_sync_in(&callout_done);
	return fired;
}

bool
callout_pending(callout_t *c)
{

	return entry(c, "callout_pending")->e_pending != 0;
}

bool
callout_expired(callout_t *c)
{

	return entry(c, "callout_expired")->e_fired != 0;
}

void
callout_ack(callout_t *c)
{

	(void)entry(c, "callout_ack");
}
