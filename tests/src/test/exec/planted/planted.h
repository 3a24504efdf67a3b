/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * A planted fault and its clean twin.  "planted NAME bad=1" must be caught,
 * "planted NAME" must not.
 */

#ifndef _LOCKWRIGHT_PLANTED_H_
#define	_LOCKWRIGHT_PLANTED_H_

#include <sys/types.h>

struct planted {
	const char	*p_name;
	void		(*p_run)(bool);
};

extern const struct planted planted_contexts[], planted_locks[],
    planted_orders[], planted_memory[], planted_classes[];

/* Two threads run a function at the same time, told apart by its argument. */
void	planted_both(void (*)(void *), void *, void *);

#endif	/* !_LOCKWRIGHT_PLANTED_H_ */
