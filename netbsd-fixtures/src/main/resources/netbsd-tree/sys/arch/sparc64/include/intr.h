/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SPARC64_INTR_H_
#define	_SPARC64_INTR_H_

#ifdef _KERNEL

#if defined(_KERNEL_OPT)
#include "opt_multiprocessor.h"
#endif

#include <sys/types.h>
#include <machine/psl.h>

/* Levels of the processor; it knows nothing of ours. */
#define	IPL_NONE	0		/* all may interrupt */
#define	IPL_SOFTCLOCK	1		/* callouts */
#define	IPL_SOFTBIO	1		/* block I/O */
#define	IPL_SOFTNET	1		/* network protocols */
#define	IPL_SOFTSERIAL	4		/* serial lines */
#define	IPL_VM		PIL_VM		/* devices, allocation of memory */
#define	IPL_SCHED	PIL_SCHED	/* clock and scheduler */
#define	IPL_HIGH	PIL_HIGH	/* nothing may interrupt */

#define	IPL_SAFEPRI	IPL_NONE

/* One handler of a level; those of one level run as they came. */
struct intrhand {
	int		(*ih_fun)(void *);
	void		*ih_arg;
	short		ih_pil;
	struct intrhand	*ih_pending;
};

void	send_softint(int, int, struct intrhand *);
void	*sparc_softintr_establish(int, int (*)(void *), void *);

typedef uint8_t ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

int	splraise(int);
void	splx(int);

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

static __inline int
splraiseipl(ipl_cookie_t icookie)
{

	return splraise(icookie._ipl);
}

#include <sys/spl.h>

#endif /* _KERNEL */

#endif	/* !_SPARC64_INTR_H_ */
