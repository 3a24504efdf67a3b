/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * poll(2) and kevent(2), as far as an object sees of them.  The list of
 * knotes of an object is under the object's lock, and built like the kernel,
 * so a sanitizer checks that.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/event.h>
#include <sys/file.h>
#include <sys/intr.h>
#include <sys/proc.h>
#include <sys/selinfo.h>

#include "exec.h"
#include "host.h"

#define	KN_QUEUED	0x01

/* A bit for each waiter; two that share one are woken together. */
#define	NWAITERS	32
static unsigned	waiters[NWAITERS];

#define	WAITER(l)	((u_int)(l)->l_lid % NWAITERS)

void
selinit(struct selinfo *sip)
{

	memset(sip, 0, sizeof(*sip));
	SLIST_INIT(&sip->sel_klist);
}

void
seldestroy(struct selinfo *sip)
{

	KASSERTMSG(SLIST_EMPTY(&sip->sel_klist), "a knote is left");
}

void
selrecord(struct lwp *l, struct selinfo *sip)
{

	(void)__atomic_fetch_or(&sip->sel_collision, 1U << WAITER(l),
	    __ATOMIC_RELAXED);
}

static void
knote_activate(struct knote *kn)
{
	struct kqueue *kq = kn->kn_kq;

	mutex_enter(&kq->kq_lock);
	if ((kn->kn_status & KN_QUEUED) == 0) {
		kn->kn_status |= KN_QUEUED;
		TAILQ_INSERT_TAIL(&kq->kq_head, kn, kn_tqe);
		kq->kq_count++;
	}
	mutex_exit(&kq->kq_lock);
}

/* The object is locked: events of its knotes are told so by the hint. */
void
selnotify(struct selinfo *sip, int events, long hint)
{
	struct knote *kn;
	u_int i, who;

	SLIST_FOREACH(kn, &sip->sel_klist, kn_selnext) {
		if ((*kn->kn_fop->f_event)(kn, hint))
			knote_activate(kn);
	}
	who = __atomic_exchange_n(&sip->sel_collision, 0, __ATOMIC_RELAXED);
	for (i = 0; i < NWAITERS; i++)
		if ((who & (1U << i)) != 0)
			host_event_bump(&waiters[i]);
}

void
selrecord_knote(struct selinfo *sip, struct knote *kn)
{

	SLIST_INSERT_HEAD(&sip->sel_klist, kn, kn_selnext);
	selrecord(curlwp, sip);
}

/* True if that was the last one. */
bool
selremove_knote(struct selinfo *sip, struct knote *kn)
{
	struct knote **p = &SLIST_FIRST(&sip->sel_klist);

	while (*p != kn) {
		KASSERT(*p != NULL);
		p = &SLIST_NEXT(*p, kn_selnext);
	}
	*p = SLIST_NEXT(kn, kn_selnext);
	return SLIST_EMPTY(&sip->sel_klist);
}

void
knote_set_eof(struct knote *kn, uint32_t flags)
{

	mutex_enter(&kn->kn_kq->kq_lock);
	kn->kn_flags |= EV_EOF | flags;
	mutex_exit(&kn->kn_kq->kq_lock);
}

void
knote_clear_eof(struct knote *kn)
{

	mutex_enter(&kn->kn_kq->kq_lock);
	kn->kn_flags &= ~EV_EOF;
	mutex_exit(&kn->kn_kq->kq_lock);
}

int
exec_poll(int fd, int events, unsigned us)
{
	file_t *fp = fd_getfile(fd);
	unsigned *event, seen;
	int revents;

	if (fp == NULL)
		return -1;
	event = &waiters[WAITER(curlwp)];
	seen = host_event_read(event);
	revents = (*fp->f_ops->fo_poll)(fp, events);
	if (revents == 0 && us != 0) {
		host_event_wait(event, seen, us);
		revents = (*fp->f_ops->fo_poll)(fp, events);
	}
	fd_putfile(fd);
	return revents;
}

/* Takes the next knote off a queue and asks its filter again. */
static int
kqueue_scan(struct kqueue *kq)
{
	struct knote *kn;

	mutex_enter(&kq->kq_lock);
	if ((kn = TAILQ_FIRST(&kq->kq_head)) != NULL) {
		TAILQ_REMOVE(&kq->kq_head, kn, kn_tqe);
		kn->kn_status &= ~KN_QUEUED;
		kq->kq_count--;
	}
	mutex_exit(&kq->kq_lock);
	return kn != NULL && (*kn->kn_fop->f_event)(kn, 0);
}

/* One event of one descriptor, by a queue made for it. */
int
exec_kevent(int fd, int filter, unsigned us)
{
	file_t *fp = fd_getfile(fd);
	struct kqueue *kq;
	struct knote *kn;
	unsigned *event, seen;
	int error, ready = 0;

	if (fp == NULL)
		return -1;
	event = &waiters[WAITER(curlwp)];
	kq = kmem_zalloc(sizeof(*kq), KM_SLEEP);
	mutex_init(&kq->kq_lock, MUTEX_DEFAULT, IPL_SCHED);
	TAILQ_INIT(&kq->kq_head);
	kn = kmem_zalloc(sizeof(*kn), KM_SLEEP);
	kn->kn_kq = kq;
	kn->kn_obj = fp;
	kn->kn_filter = filter;
	seen = host_event_read(event);
	error = (*fp->f_ops->fo_kqfilter)(fp, kn);
	if (error == 0) {
		if ((*kn->kn_fop->f_event)(kn, 0))
			knote_activate(kn);
		else
			host_event_wait(event, seen, us);
		ready = kqueue_scan(kq);
		(*kn->kn_fop->f_detach)(kn);
	}
	mutex_enter(&kq->kq_lock);
	if ((kn->kn_status & KN_QUEUED) != 0)
		TAILQ_REMOVE(&kq->kq_head, kn, kn_tqe);
	mutex_exit(&kq->kq_lock);
	kmem_free(kn, sizeof(*kn));
	mutex_destroy(&kq->kq_lock);
	kmem_free(kq, sizeof(*kq));
	fd_putfile(fd);
	return error == 0 ? ready : -1;
}
