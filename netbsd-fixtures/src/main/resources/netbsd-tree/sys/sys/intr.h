/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts, see softint(9).  The class numbers index tables and are
 * not an order of precedence.
 */

#ifndef _SYS_INTR_H_
#define	_SYS_INTR_H_

#ifdef _KERNEL

#include <sys/types.h>

struct cpu_info;

void	*softint_establish(u_int, void (*)(void *), void *);
void	softint_disestablish(void *);
void	softint_schedule(void *);

/* For the scheduler. */
void	softint_init(struct cpu_info *);
lwp_t	*softint_picklwp(void);
void	softint_block(lwp_t *);

/* The machine-dependent half. */
void	softint_init_md(lwp_t *, u_int, uintptr_t *);
#ifndef __HAVE_MD_SOFTINT_TRIGGER
void	softint_trigger(uintptr_t);
#endif
void	softint_dispatch(lwp_t *, int);

/* Class and flags for softint_establish(). */
#define	SOFTINT_BIO	0x0000
#define	SOFTINT_CLOCK	0x0001
#define	SOFTINT_SERIAL	0x0002
#define	SOFTINT_NET	0x0003
#define	SOFTINT_MPSAFE	0x0100
#define	SOFTINT_RCPU	0x0200

#define	SOFTINT_PENDING	0x1000	/* queued, private to kern_softint.c */

#define	SOFTINT_COUNT	0x0004
#define	SOFTINT_LVLMASK	0x00ff
#define	SOFTINT_IMPMASK	0xf000

/* Names older than the current set of levels. */
#define	IPL_AUDIO	IPL_SCHED
#define	splaudio()	splsched()
#define	IPL_BIO		IPL_VM
#define	splbio()	splvm()
#define	IPL_CLOCK	IPL_SCHED
#define	splclock()	splsched()
#define	IPL_NET		IPL_VM
#define	splnet()	splvm()
#define	IPL_SERIAL	IPL_HIGH
#define	splserial()	splhigh()
#define	IPL_TTY		IPL_VM
#define	spltty()	splvm()

#include <machine/intr.h>

#elif defined(_KMEMUSER)
#define	SOFTINT_COUNT	0x0004
#endif	/* _KERNEL */

#endif	/* !_SYS_INTR_H_ */
