/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_EVENT_H_
#define	_SYS_EVENT_H_

#include <sys/types.h>
#include <sys/mutex.h>
#include <sys/queue.h>
#include <sys/selinfo.h>

#define	EVFILT_READ	0U
#define	EVFILT_WRITE	1U
#define	EVFILT_EMPTY	8U

#define	EV_ONESHOT	0x0010U
#define	EV_CLEAR	0x0020U
#define	EV_EOF		0x8000U

#define	NOTE_LOWAT	0x0001U

struct kevent {
	uintptr_t	ident;		/* identifier of the event */
	uint32_t	filter;		/* EVFILT_* */
	uint32_t	flags;		/* EV_* */
	uint32_t	fflags;		/* flags of the filter */
	int64_t		data;		/* data of the filter */
};

#ifdef _KERNEL

#define	NOTE_SUBMIT	0x01000000U	/* the object lock is already held */

#define	FILTEROP_ISFD	__BIT(0)	/* ident is a descriptor */
#define	FILTEROP_MPSAFE	__BIT(1)

struct kqueue;

struct filterops {
	int	f_flags;
	int	(*f_attach)(struct knote *);
	void	(*f_detach)(struct knote *);
	int	(*f_event)(struct knote *, long);
};

/* A queue of events that wait to be read. */
struct kqueue {
	kmutex_t	kq_lock;
	TAILQ_HEAD(, knote) kq_head;
	int		kq_count;
};

/*
 * One registered interest.  Field markings and the corresponding locks:
 *
 * q:	kn_kq->kq_lock
 * o:	lock of the object kn_obj names
 * ::	unlocked, stable
 */
struct knote {
	SLIST_ENTRY(knote)	kn_selnext;	/* o: entry on the object */
	TAILQ_ENTRY(knote)	kn_tqe;		/* q: entry on kq_head */
	struct kqueue		*kn_kq;		/* :: queue it reports to */
	struct kevent		kn_kevent;	/* o: see the accessors */
	uint32_t		kn_status;	/* q: KN_* */
	void			*kn_obj;	/* :: the object */
	const struct filterops	*kn_fop;	/* :: operations */
};

#define	kn_filter	kn_kevent.filter	/* : */
#define	kn_flags	kn_kevent.flags		/* q */
#define	kn_sfflags	kn_kevent.fflags	/* q */
#define	kn_data		kn_kevent.data		/* q */

void	knote_set_eof(struct knote *, uint32_t);
void	knote_clear_eof(struct knote *);

#endif	/* _KERNEL */

#endif	/* !_SYS_EVENT_H_ */
