/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ALPHA_INTR_H_
#define	_ALPHA_INTR_H_

#include <sys/types.h>
#include <machine/alpha_cpu.h>

/* The processor has two soft levels, each for two of ours. */
#define	IPL_HIGH	ALPHA_PSL_IPL_HIGH
#define	IPL_SCHED	ALPHA_PSL_IPL_CLOCK
#define	IPL_VM		ALPHA_PSL_IPL_IO_HI
#ifndef __HAVE_FAST_SOFTINTS
#define	IPL_SOFTSERIAL	ALPHA_PSL_IPL_SOFT_LO
#define	IPL_SOFTNET	ALPHA_PSL_IPL_SOFT_LO
#else
#define	IPL_SOFTSERIAL	ALPHA_PSL_IPL_SOFT_HI
#define	IPL_SOFTNET	ALPHA_PSL_IPL_SOFT_HI
#endif
#define	IPL_SOFTBIO	ALPHA_PSL_IPL_SOFT_LO
#define	IPL_SOFTCLOCK	ALPHA_PSL_IPL_SOFT_LO
#define	IPL_NONE	ALPHA_PSL_IPL_0

/* Bits of ci_ssir: of a class, of a level of the processor, of all. */
#define	SOFTINT_SERIAL_MASK	__BIT(SOFTINT_SERIAL)
#define	SOFTINT_NET_MASK	__BIT(SOFTINT_NET)
#define	SOFTINT_BIO_MASK	__BIT(SOFTINT_BIO)
#define	SOFTINT_CLOCK_MASK	__BIT(SOFTINT_CLOCK)

#define	ALPHA_IPL2_SOFTINTS	(SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK)
#define	ALPHA_IPL1_SOFTINTS	(SOFTINT_CLOCK_MASK | SOFTINT_BIO_MASK)

#define	ALPHA_ALL_SOFTINTS	(ALPHA_IPL2_SOFTINTS | ALPHA_IPL1_SOFTINTS)

typedef int ipl_t;
typedef struct {
	uint8_t _psl;
} ipl_cookie_t;

static inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._psl = (uint8_t)ipl};
}

#ifdef	_KERNEL

void	spllower(int);

#define	splx(s)		spllower(s)
#define	spl0()		spllower(ALPHA_PSL_IPL_0)

static __inline int
_splraise(int s)
{
	int cur = (int)alpha_pal_rdps();

	return (s > cur ? (int)alpha_pal_swpipl(s) : cur);
}

#define	splraiseipl(icookie)	_splraise((icookie)._psl)

#include <sys/spl.h>

void	alpha_softint_dispatch(int);
void	alpha_softint_switchto(struct lwp *, int, struct lwp *);

#endif	/* _KERNEL */

#endif	/* !_ALPHA_INTR_H_ */
