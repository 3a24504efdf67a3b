/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _POWERPC_SOFTINT_H_
#define	_POWERPC_SOFTINT_H_

#ifdef __HAVE_FAST_SOFTINTS

struct cpu_info;

/* The port's softint_init_md() and so on, by other names. */
void	powerpc_softint_trigger(uintptr_t);
void	powerpc_softint_init_md(lwp_t *, u_int, uintptr_t *);
void	powerpc_softint(struct cpu_info *, int, vaddr_t);

#ifdef __INTR_PRIVATE

/* A class has four bits of this map, which are its level. */
#define	SOFTINT2IPL_MAP (				\
	(IPL_SOFTCLOCK	<< (SOFTINT_CLOCK * 4)) |	\
	(IPL_SOFTBIO	<< (SOFTINT_BIO * 4)) |		\
	(IPL_SOFTNET	<< (SOFTINT_NET * 4)) |		\
	(IPL_SOFTSERIAL	<< (SOFTINT_SERIAL * 4)))
#define	SOFTINT2IPL(class)	((SOFTINT2IPL_MAP >> ((class) * 4)) & 15)

/* And back again: a level's four bits are its class. */
#define	IPL2SOFTINT_MAP (				\
	(SOFTINT_CLOCK	<< (IPL_SOFTCLOCK * 4)) |	\
	(SOFTINT_BIO	<< (IPL_SOFTBIO * 4)) |		\
	(SOFTINT_NET	<< (IPL_SOFTNET * 4)) |		\
	(SOFTINT_SERIAL	<< (IPL_SOFTSERIAL * 4)))
#define	IPL2SOFTINT(level)	((IPL2SOFTINT_MAP >> ((level) * 4)) & 15)

/* Preemption, where there is any, is the softest of all. */
#ifndef __HAVE_PREEMPTION
#define	IPL_PREEMPT_SOFTMASK	0
#else
#define	IPL_PREEMPT_SOFTMASK	(1 << IPL_NONE)
#endif

/* What may wait in cpu_softints, a bit for each level. */
#define	IPL_SOFTMASK	(IPL_PREEMPT_SOFTMASK |		\
	(1 << IPL_SOFTCLOCK) | (1 << IPL_SOFTBIO) |	\
	(1 << IPL_SOFTNET) | (1 << IPL_SOFTSERIAL))

#endif /* __INTR_PRIVATE */

#endif /* __HAVE_FAST_SOFTINTS */

#endif	/* !_POWERPC_SOFTINT_H_ */
