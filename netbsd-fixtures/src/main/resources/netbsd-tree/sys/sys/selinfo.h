/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_SELINFO_H_
#define	_SYS_SELINFO_H_

#include <sys/types.h>
#include <sys/queue.h>

struct knote;
SLIST_HEAD(klist, knote);

/* What poll(2), select(2) and kevent(2) leave behind on an object. */
struct selinfo {
	struct klist	sel_klist;	/* knotes attached */
	void		*sel_cluster;	/* cluster of the waiters */
	struct lwp	*sel_lwp;	/* first LWP that waits */
	uintptr_t	sel_fdinfo;	/* its descriptor */
	SLIST_ENTRY(selinfo) sel_chain;	/* entry on l_selwait */
	uint32_t	sel_collision;	/* mask of clusters with more */
};

#ifdef _KERNEL

#define	POLLIN		0x0001
#define	POLLPRI		0x0002
#define	POLLOUT		0x0004
#define	POLLERR		0x0008
#define	POLLHUP		0x0010
#define	POLLRDNORM	0x0040
#define	POLLRDBAND	0x0080
#define	POLLWRNORM	POLLOUT

/* si_code of SIGIO. */
#define	POLL_IN		1
#define	POLL_OUT	2
#define	POLL_HUP	6

void	selinit(struct selinfo *);
void	seldestroy(struct selinfo *);
void	selrecord(struct lwp *, struct selinfo *);
void	selnotify(struct selinfo *, int, long);
void	selrecord_knote(struct selinfo *, struct knote *);
bool	selremove_knote(struct selinfo *, struct knote *);

#endif	/* _KERNEL */

#endif	/* !_SYS_SELINFO_H_ */
