/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_TTY_H_
#define	_SYS_TTY_H_

#include <sys/types.h>
#include <sys/queue.h>

struct pgrp;

struct tty {
	TAILQ_ENTRY(tty) tty_link;	/* entry on the list of all */
	struct pgrp	*t_pgrp;	/* group in the foreground */
	uint32_t	t_sigs[4];	/* signals to be sent */
	int		t_sigcount;	/* how many of them */
};
TAILQ_HEAD(ttylist, tty);

#ifdef _KERNEL
void	tty_init(void);
void	ttysig(struct tty *, int);
void	pgsignal(struct pgrp *, int, int);
#endif

#endif	/* !_SYS_TTY_H_ */
