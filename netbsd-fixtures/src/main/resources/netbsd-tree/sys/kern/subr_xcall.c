/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Cross calls: run a function on one CPU, or on each of them.
 *
 *	A call of low priority runs in a thread.  One of high priority runs
 *	in a soft interrupt: in that of IPL_SOFTSERIAL, which holds back all
 *	others, unless XC_HIGHPRI_IPL() names another level.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_xcall.c $");

#include <sys/types.h>
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/xcall.h>
#include <sys/mutex.h>
#include <sys/condvar.h>
#include <sys/evcnt.h>
#include <sys/intr.h>
#include <sys/kthread.h>
#include <sys/cpu.h>

typedef struct {
	kmutex_t	xc_lock;
	uint64_t	xc_headp;	/* the last ticket given */
	uint64_t	xc_donep;	/* the last one that is done */
	kcondvar_t	xc_busy;
	unsigned int	xc_ipl;
	xcfunc_t	xc_func;
	void *		xc_arg1;
	void *		xc_arg2;
} xc_state_t;

/* Which of the two a ticket is for. */
#define	XC_PRI_BIT	(1ULL << 63)

static xc_state_t	xc_low_pri	__cacheline_aligned;

static xc_state_t	xc_high_pri	__cacheline_aligned;
static void *		xc_sihs[4]	__cacheline_aligned;

static struct evcnt	xc_high_ev	__cacheline_aligned;

static void		xc_init(void);
static void		xc_thread(void *);

static inline uint64_t	xc_highpri(xcfunc_t, void *, void *, struct cpu_info *,
			    unsigned int);
static inline uint64_t	xc_lowpri(xcfunc_t, void *, void *, struct cpu_info *);

/* A level as flags carry it: an index of xc_sihs. */
#define XC_IPL_MASK		0xff00
/*
 * Flags that name no level are 0 here, so 0 is the level that XC_HIGHPRI
 * alone shall mean.
 */
#define XC_IPL_SOFTSERIAL	0
#define XC_IPL_SOFTNET		1
#define XC_IPL_SOFTBIO		2
#define XC_IPL_SOFTCLOCK	3
#define XC_IPL_MAX		XC_IPL_SOFTCLOCK

CTASSERT(XC_IPL_MAX <= __arraycount(xc_sihs));

static void
xc_init(void)
{
	xc_state_t *xclo = &xc_low_pri, *xchi = &xc_high_pri;

	memset(xclo, 0, sizeof(xc_state_t));
	mutex_init(&xclo->xc_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&xclo->xc_busy, "xclow");

	memset(xchi, 0, sizeof(xc_state_t));
	mutex_init(&xchi->xc_lock, MUTEX_DEFAULT, IPL_SOFTSERIAL);
	cv_init(&xchi->xc_busy, "xchigh");

	/* A handler for each level that is a level of its own. */
#define SETUP_SOFTINT(xipl, sipl) do {					\
		xc_sihs[(xipl)] = softint_establish( (sipl) | SOFTINT_MPSAFE,\
		    xc__highpri_intr, NULL);				\
		KASSERT(xc_sihs[(xipl)] != NULL);			\
	} while (0)

	SETUP_SOFTINT(XC_IPL_SOFTSERIAL, SOFTINT_SERIAL);
#if IPL_SOFTNET != IPL_SOFTSERIAL
	SETUP_SOFTINT(XC_IPL_SOFTNET, SOFTINT_NET);
#endif
#if IPL_SOFTBIO != IPL_SOFTNET
	SETUP_SOFTINT(XC_IPL_SOFTBIO, SOFTINT_BIO);
#endif
#if IPL_SOFTCLOCK != IPL_SOFTBIO
	SETUP_SOFTINT(XC_IPL_SOFTCLOCK, SOFTINT_CLOCK);
#endif

#undef SETUP_SOFTINT

	evcnt_attach_dynamic(&xc_high_ev, EVCNT_TYPE_MISC, NULL, "xcall",
	    "high");
}

/* A level in the form that goes into flags. */
unsigned int
xc_encode_ipl(int ipl)
{

	/* Two levels of the same number must not become two labels. */
	switch (ipl) {
	case IPL_SOFTSERIAL:
		return __SHIFTIN(XC_IPL_SOFTSERIAL, XC_IPL_MASK);
#if IPL_SOFTBIO != IPL_SOFTNET
	case IPL_SOFTBIO:
		return __SHIFTIN(XC_IPL_SOFTBIO, XC_IPL_MASK);
#endif
#if IPL_SOFTNET != IPL_SOFTSERIAL
	case IPL_SOFTNET:
		return __SHIFTIN(XC_IPL_SOFTNET, XC_IPL_MASK);
#endif
#if IPL_SOFTCLOCK != IPL_SOFTBIO
	case IPL_SOFTCLOCK:
		return __SHIFTIN(XC_IPL_SOFTCLOCK, XC_IPL_MASK);
#endif
	}

	panic("xc_encode_ipl: no soft level: %d", ipl);
}

static inline unsigned int
xc_extract_ipl(unsigned int flags)
{

	return __SHIFTOUT(flags, XC_IPL_MASK);
}

void
xc_init_cpu(struct cpu_info *ci)
{

	if (ci->ci_index == 0)
		xc_init();
	cv_init(&ci->ci_data.cpu_xcall, "xcall");
	if (kthread_create(PRI_XCALL, KTHREAD_MPSAFE, ci, xc_thread, NULL,
	    NULL, "xcall/%u", ci->ci_index) != 0)
		panic("xc_init_cpu: no thread for CPU %u", ci->ci_index);
}

/* Run it on every CPU. */
uint64_t
xc_broadcast(unsigned int flags, xcfunc_t func, void *arg1, void *arg2)
{

	KASSERT(!cpu_intr_p() && !cpu_softintr_p());

	/* While there is one CPU only, it might as well be us. */
	if (__predict_false(!mp_online)) {
		int was;

		if ((flags & XC_HIGHPRI) == 0) {
			was = curlwp_bind();
			(*func)(arg1, arg2);
			curlwp_bindx(was);
		} else {
			was = splsoftserial();
			(*func)(arg1, arg2);
			splx(was);
		}
		return 0;
	}

	if ((flags & XC_HIGHPRI) == 0)
		return xc_lowpri(func, arg1, arg2, NULL);
	return xc_highpri(func, arg1, arg2, NULL, xc_extract_ipl(flags));
}

static void
xc_nop(void *arg1, void *arg2)
{

	return;
}

void
xc_barrier(unsigned int flags)
{

	xc_wait(xc_broadcast(flags, xc_nop, NULL, NULL));
}

/* Run it on one CPU. */
uint64_t
xc_unicast(unsigned int flags, xcfunc_t func, void *arg1, void *arg2,
    struct cpu_info *ci)
{

	KASSERT(!cpu_intr_p() && !cpu_softintr_p());

	if (__predict_false(!mp_online)) {
		int was;

		if ((flags & XC_HIGHPRI) == 0) {
			was = curlwp_bind();
			(*func)(arg1, arg2);
			curlwp_bindx(was);
		} else {
			was = splsoftserial();
			(*func)(arg1, arg2);
			splx(was);
		}
		return 0;
	}

	if ((flags & XC_HIGHPRI) == 0)
		return xc_lowpri(func, arg1, arg2, ci);
	return xc_highpri(func, arg1, arg2, ci, xc_extract_ipl(flags));
}

void
xc_wait(uint64_t where)
{
	xc_state_t *xc;

	xc = (where & XC_PRI_BIT) != 0 ? &xc_high_pri : &xc_low_pri;
	where &= ~XC_PRI_BIT;

	mutex_enter(&xc->xc_lock);
	while (xc->xc_donep < where)
		cv_wait(&xc->xc_busy, &xc->xc_lock);
	mutex_exit(&xc->xc_lock);
}

static inline uint64_t
xc_lowpri(xcfunc_t func, void *arg1, void *arg2, struct cpu_info *ci)
{
	xc_state_t *xc = &xc_low_pri;
	uint64_t where;

	mutex_enter(&xc->xc_lock);
	xc->xc_func = func;
	xc->xc_arg1 = arg1;
	xc->xc_arg2 = arg2;
	where = ++xc->xc_headp;
	mutex_exit(&xc->xc_lock);
	return where;
}

static void
xc_thread(void *cookie)
{
	xc_state_t *xc = &xc_low_pri;

	for (;;) {
		mutex_enter(&xc->xc_lock);
		while (xc->xc_headp == xc->xc_donep)
			cv_wait(&curcpu()->ci_data.cpu_xcall, &xc->xc_lock);
		xc->xc_donep++;
		cv_broadcast(&xc->xc_busy);
		mutex_exit(&xc->xc_lock);
	}
}

/* Comes from the machine: somebody has called us. */
void
xc_ipi_handler(void)
{
	xc_state_t *xc = &xc_high_pri;

	softint_schedule(xc_sihs[xc->xc_ipl]);
}

void
xc__highpri_intr(void *dummy)
{
	xc_state_t *xc = &xc_high_pri;

	(*xc->xc_func)(xc->xc_arg1, xc->xc_arg2);

	mutex_enter(&xc->xc_lock);
	if (++xc->xc_donep == xc->xc_headp)
		cv_broadcast(&xc->xc_busy);
	mutex_exit(&xc->xc_lock);
}

static inline uint64_t
xc_highpri(xcfunc_t func, void *arg1, void *arg2, struct cpu_info *ci,
    unsigned int ipl)
{
	xc_state_t *xc = &xc_high_pri;
	uint64_t where;

	mutex_enter(&xc->xc_lock);
	while (xc->xc_headp != xc->xc_donep)
		cv_wait(&xc->xc_busy, &xc->xc_lock);
	xc->xc_func = func;
	xc->xc_arg1 = arg1;
	xc->xc_arg2 = arg2;
	xc->xc_ipl = ipl;
	where = ++xc->xc_headp;
	xc_high_ev.ev_count++;
	xc_send_ipi(ci);
	mutex_exit(&xc->xc_lock);

	return where | XC_PRI_BIT;
}
