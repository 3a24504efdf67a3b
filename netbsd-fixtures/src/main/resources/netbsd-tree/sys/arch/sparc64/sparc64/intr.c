/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by levels of the processor.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: intr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/lwp.h>

int	softint_fastintr(void *);

void *
sparc_softintr_establish(int pil, int (*fun)(void *), void *arg)
{
	struct intrhand *ih = kmem_zalloc(sizeof(*ih), KM_SLEEP);

	ih->ih_pil = pil;
	ih->ih_arg = arg;
	ih->ih_fun = fun;
	return ih;
}

#ifdef __HAVE_FAST_SOFTINTS
void
softint_init_md(lwp_t *l, u_int level, uintptr_t *machdep)
{
	int pil;

	switch (level) {
	case SOFTINT_SERIAL:
		pil = IPL_SOFTSERIAL;
		break;
	case SOFTINT_NET:
		pil = IPL_SOFTNET;
		break;
	case SOFTINT_BIO:
		pil = IPL_SOFTBIO;
		break;
	case SOFTINT_CLOCK:
		pil = IPL_SOFTCLOCK;
		break;
	default:
		panic("softint_init_md");
	}

	*machdep = (uintptr_t)sparc_softintr_establish(pil,
	    softint_fastintr, l);
}

void
softint_trigger(uintptr_t machdep)
{
	struct intrhand *waiting = (void *)machdep;

	send_softint(-1, waiting->ih_pil, waiting);
}
#endif /* __HAVE_FAST_SOFTINTS */
