/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_BUF_H_
#define	_SYS_BUF_H_

#include <sys/types.h>
#include <sys/queue.h>

/* One block on its way to or from a disk. */
struct buf {
	TAILQ_ENTRY(buf) b_actq;	/* entry on the list of the done */
	void		(*b_iodone)(struct buf *);
	int		b_error;	/* what went wrong, if anything */
	int		b_oflags;	/* BO_* flags */
};

#define	BO_DONE		0x00000200

#ifdef _KERNEL
void	biodone(struct buf *);
void	bufinit(void);
#endif

#endif	/* !_SYS_BUF_H_ */
