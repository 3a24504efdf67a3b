/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _POWERPC_SOFTINT_H_
#define	_POWERPC_SOFTINT_H_

#ifdef __HAVE_FAST_SOFTINTS

#ifdef __INTR_PRIVATE
#ifdef __HAVE_PREEMPTION
#define	IPL_PREEMPT_SOFTMASK	(1 << IPL_NONE)
#else
#define	IPL_PREEMPT_SOFTMASK	0
#endif

#define	IPL_SOFTMASK \
	    ((1 << IPL_SOFTSERIAL) | (1 << IPL_SOFTNET   )	\
	    |(1 << IPL_SOFTBIO   ) | (1 << IPL_SOFTCLOCK )	\
	    |IPL_PREEMPT_SOFTMASK)

#define SOFTINT2IPL_MAP \
	    ((IPL_SOFTSERIAL << (4*SOFTINT_SERIAL))	\
	    |(IPL_SOFTNET    << (4*SOFTINT_NET   ))	\
	    |(IPL_SOFTBIO    << (4*SOFTINT_BIO   ))	\
	    |(IPL_SOFTCLOCK  << (4*SOFTINT_CLOCK )))
#define	SOFTINT2IPL(si_level)	((SOFTINT2IPL_MAP >> (4 * (si_level))) & 0x0f)
#define IPL2SOFTINT_MAP \
	    ((SOFTINT_SERIAL << (4*IPL_SOFTSERIAL))	\
	    |(SOFTINT_NET    << (4*IPL_SOFTNET   ))	\
	    |(SOFTINT_BIO    << (4*IPL_SOFTBIO   ))	\
	    |(SOFTINT_CLOCK  << (4*IPL_SOFTCLOCK )))
#define	IPL2SOFTINT(ipl)	((IPL2SOFTINT_MAP >> (4 * (ipl))) & 0x0f)

#endif /* __INTR_PRIVATE */

#ifdef _KERNEL
struct cpu_info;
void	powerpc_softint(struct cpu_info *, int, vaddr_t);
void	powerpc_softint_init_md(lwp_t *, u_int, uintptr_t *);
void	powerpc_softint_trigger(uintptr_t);
#endif

#endif /* __HAVE_FAST_SOFTINTS */

#endif	/* !_POWERPC_SOFTINT_H_ */
