/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * splfoo() for ports whose <machine/intr.h> has splraiseipl() and includes
 * this file at its end.  There is none for IPL_SOFTBIO.
 */

#if !defined(_KERNEL) && !defined(_KMEMUSER)
#error for the kernel only
#endif

#define	_SPL_DECL(name, level)						\
static __inline __always_inline int					\
spl##name(void)								\
{									\
									\
	return splraiseipl(makeiplcookie(IPL_##level));			\
}

_SPL_DECL(high, HIGH)
_SPL_DECL(sched, SCHED)
_SPL_DECL(vm, VM)

/* A port may have no soft levels. */
#ifdef IPL_SOFTSERIAL
_SPL_DECL(softserial, SOFTSERIAL)
#endif
#ifdef IPL_SOFTNET
_SPL_DECL(softnet, SOFTNET)
#endif
#ifdef IPL_SOFTCLOCK
_SPL_DECL(softclock, SOFTCLOCK)
#endif

#undef _SPL_DECL
