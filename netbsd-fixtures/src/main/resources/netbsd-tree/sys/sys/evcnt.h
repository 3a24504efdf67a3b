/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_EVCNT_H_
#define	_SYS_EVCNT_H_

#include <sys/types.h>
#include <sys/queue.h>

struct evcnt {
	uint64_t	ev_count;	/* times it has happened */
	TAILQ_ENTRY(evcnt) ev_list;	/* entry on the list of all */
	u_char		ev_type;	/* one of EVCNT_TYPE_* */
	const char	*ev_group;	/* what it belongs to */
	const char	*ev_name;	/* what it counts */
} __aligned(8);
TAILQ_HEAD(evcntlist, evcnt);

#define	EVCNT_TYPE_MISC	0
#define	EVCNT_TYPE_INTR	1

#define	EVCNT_INITIALIZER(type, parent, group, name)			\
{									\
	.ev_type = (type), .ev_group = (group), .ev_name = (name),	\
}

/* Puts a counter into the set that is attached at boot. */
#define	EVCNT_ATTACH_STATIC(ev)						\
	static struct evcnt * const __CONCAT(__evcnt_, ev) __used	\
	    __section("link_set_evcnts") = &ev

void	evcnt_attach_dynamic(struct evcnt *, int, const struct evcnt *,
	    const char *, const char *);

#endif	/* !_SYS_EVCNT_H_ */
