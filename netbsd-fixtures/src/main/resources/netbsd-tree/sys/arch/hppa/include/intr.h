/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HPPA_INTR_H_
#define	_HPPA_INTR_H_

#include <sys/types.h>
#include <machine/intrdefs.h>

#if defined(_KERNEL) || defined(_KMEMUSER)
typedef int ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;
#endif

#ifdef _KERNEL

#define	HPPA_INTERRUPT_BITS	(32)

/* One source of interrupts. */
struct hppa_interrupt_bit {
	bool	ib_used;
	int	ib_ipl;		/* level it runs at */
	int	ib_spl;		/* its bit in masks */
};

int	splraise(int);
void	spllower(int);

#define	spl0()		spllower(0)
#define	splx(x)		spllower(x)

static inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

static inline int
splraiseipl(ipl_cookie_t icookie)
{

	return splraise(icookie._ipl);
}

#include <sys/spl.h>

#endif	/* _KERNEL */

#endif	/* !_HPPA_INTR_H_ */
