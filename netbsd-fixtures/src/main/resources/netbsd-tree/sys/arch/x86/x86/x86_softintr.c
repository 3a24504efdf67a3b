/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Soft interrupts by bits of ci_ipending.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: x86_softintr.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/proc.h>

struct pic softintr_pic = {
	.pic_name = "soft",
	.pic_type = PIC_SOFT,
	.pic_vecbase = 0,
	.pic_apicid = 0,
};

/* The levels of a source's handlers, as bits. */
static uint32_t
x86_intr_levels(const struct intrsource *isp)
{
	const struct intrhand *ih;
	uint32_t levels = 0;

	if (isp != NULL)
		for (ih = isp->is_handlers; ih != NULL; ih = ih->ih_next)
			levels |= 1U << ih->ih_level;
	return levels;
}

/*
 * A level holds back the sources that have a handler at it, or at a level
 * below it, and those that have none at all.
 */
void
x86_intr_calculatemasks(struct cpu_info *ci)
{
	uint32_t levels;
	int src, level;

	memset(ci->ci_imask, 0, sizeof(ci->ci_imask));
	for (src = 0; src < MAX_INTR_SOURCES; src++) {
		levels = x86_intr_levels(ci->ci_isources[src]);
		for (level = 0; level < NIPL; level++)
			if (levels == 0 || (levels & ((2U << level) - 1)) != 0)
				ci->ci_imask[level] |= __BIT(src);
	}
	for (level = 0; level < NIPL; level++)
		ci->ci_iunmask[level] = ~ci->ci_imask[level];
}

#if defined(__HAVE_PREEMPTION)
struct intrhand fake_preempt_intrhand;

void
x86_init_preempt(struct cpu_info *ci)
{
	struct intrsource *isp = kmem_zalloc(sizeof(*isp), KM_SLEEP);

	fake_preempt_intrhand.ih_level = IPL_PREEMPT;
	fake_preempt_intrhand.ih_pic = &softintr_pic;
	isp->is_pic = &softintr_pic;
	isp->is_handlers = &fake_preempt_intrhand;
	isp->is_resume = Xresume_preempt;
	isp->is_recurse = Xrecurse_preempt;
	ci->ci_isources[SIR_PREEMPT] = isp;
}
#endif

#if defined(__HAVE_FAST_SOFTINTS)
struct intrhand fake_softserial_intrhand;
struct intrhand fake_softnet_intrhand;
struct intrhand fake_softbio_intrhand;
struct intrhand fake_softclock_intrhand;

void
softint_init_md(lwp_t *l, u_int level, uintptr_t *machdep)
{
	struct cpu_info *ci = l->l_cpu;
	struct intrsource *isp;
	u_int sir;

	isp = kmem_zalloc(sizeof(*isp), KM_SLEEP);
	isp->is_pic = &softintr_pic;
	isp->is_lwp = l;
	isp->is_recurse = isp->is_resume = Xsoftintr;

	switch (level) {
	case SOFTINT_SERIAL:
		isp->is_handlers = &fake_softserial_intrhand;
		fake_softserial_intrhand.ih_level = IPL_SOFTSERIAL;
		sir = SIR_SERIAL;
		break;
	case SOFTINT_NET:
		isp->is_handlers = &fake_softnet_intrhand;
		fake_softnet_intrhand.ih_level = IPL_SOFTNET;
		sir = SIR_NET;
		break;
	case SOFTINT_BIO:
		isp->is_handlers = &fake_softbio_intrhand;
		fake_softbio_intrhand.ih_level = IPL_SOFTBIO;
		sir = SIR_BIO;
		break;
	case SOFTINT_CLOCK:
		isp->is_handlers = &fake_softclock_intrhand;
		fake_softclock_intrhand.ih_level = IPL_SOFTCLOCK;
		sir = SIR_CLOCK;
		break;
	default:
		panic("softint_init_md");
	}

	isp->is_handlers->ih_pic = isp->is_pic;

	KASSERT(ci->ci_isources[sir] == NULL);
	*machdep = (1 << sir);
	ci->ci_isources[sir] = isp;
	x86_intr_calculatemasks(ci);
}
#endif /* __HAVE_FAST_SOFTINTS */
