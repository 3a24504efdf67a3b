/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * splfoo() for ports whose <machine/intr.h> has splraiseipl() and includes
 * this file at its end.  There is none for IPL_SOFTBIO.
 */

#if !defined(_KERNEL) && !defined(_KMEMUSER)
#error for the kernel only
#endif

#define	_SPL_DECL(x, X)	\
	static __inline __always_inline int \
	spl##x(void) \
	{ return splraiseipl(makeiplcookie(IPL_##X)); }

#if defined(IPL_SOFTCLOCK)
_SPL_DECL(softclock, SOFTCLOCK)
#endif /* defined(IPL_SOFTCLOCK) */
#if defined(IPL_SOFTNET)
_SPL_DECL(softnet, SOFTNET)
#endif /* defined(IPL_SOFTNET) */
#if defined(IPL_SOFTSERIAL)
_SPL_DECL(softserial, SOFTSERIAL)
#endif /* defined(IPL_SOFTSERIAL) */

_SPL_DECL(vm, VM)
_SPL_DECL(sched, SCHED)
_SPL_DECL(high, HIGH)

#undef _SPL_DECL
