/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _X86_INTR_H_
#define	_X86_INTR_H_

#define	__HAVE_PREEMPTION
#define	__HAVE_MD_SOFTINT_TRIGGER

#include <sys/types.h>
#include <x86/intrdefs.h>

#ifdef _KERNEL

int	splraise(int);
void	spllower(int);

typedef uint8_t ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

/* Defines splfoo() for each level that has a name. */
#define	_SPL_DECL(name, level)						\
static __inline int							\
spl##name(void)								\
{									\
									\
	return splraise(level);						\
}

_SPL_DECL(softclock, IPL_SOFTCLOCK)
_SPL_DECL(softbio, IPL_SOFTBIO)
_SPL_DECL(softnet, IPL_SOFTNET)
_SPL_DECL(softserial, IPL_SOFTSERIAL)
_SPL_DECL(vm, IPL_VM)
_SPL_DECL(sched, IPL_SCHED)
_SPL_DECL(high, IPL_HIGH)

#define	splx(s)		spllower(s)
#define	splnet()	splvm()
#define	splclock()	splsched()

#endif	/* _KERNEL */

#endif	/* !_X86_INTR_H_ */
