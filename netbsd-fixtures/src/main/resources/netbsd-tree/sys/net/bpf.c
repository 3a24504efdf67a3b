/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Packet filters: the descriptors, their timeouts, and the interfaces they
 * listen to.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: bpf.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/condvar.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/psref.h>
#include <sys/selinfo.h>

#include <net/if.h>

/* One open descriptor. */
struct bpf_d {
	kmutex_t	*bd_mtx;	/* for what is below */
	kcondvar_t	bd_cv;		/* a reader waits */
	struct selinfo	bd_sel;		/* others poll */
	callout_t	bd_callout;	/* a read has waited long enough */
	void		*bd_sih;	/* tells them */
	int		bd_promisc;	/* the interface hears everything */
	int		bd_timed_out;
	int		bd_async;	/* send SIGIO */
	pid_t		bd_pgid;	/* to whom */
};

/* One interface. */
struct bpf_if {
	void		*bif_si;	/* takes packets of interrupts */
	struct psref_target bif_psref;
	struct mbuf	*bif_mbuf_head;
};

static struct psref_class *bpf_psref_class __read_mostly;

void	bpf_init(void);
void	bpf_open(struct bpf_d *);
void	bpf_detach(struct bpf_d *, struct ifnet *);
void	bpf_mtap_softint_init(struct bpf_if *);
int	ifpromisc(struct ifnet *, int);

void
bpf_init(void)
{

	bpf_psref_class = psref_class_create("bpf", IPL_SOFTNET);
}

static void
bpf_softintr(void *cookie)
{
	struct bpf_d *d = cookie;

	if (d->bd_async)
		fownsignal(d->bd_pgid, SIGIO, 0, 0, NULL);
}

static void
bpf_timed_out(void *arg)
{
	struct bpf_d *d = arg;

	mutex_enter(d->bd_mtx);
	d->bd_timed_out = 1;
	cv_broadcast(&d->bd_cv);
	if (d->bd_async)
		softint_schedule(d->bd_sih);
	mutex_exit(d->bd_mtx);
}

void
bpf_open(struct bpf_d *d)
{

	callout_init(&d->bd_callout, CALLOUT_MPSAFE);
	callout_setfunc(&d->bd_callout, bpf_timed_out, d);
	selinit(&d->bd_sel);
	d->bd_sih = softint_establish(SOFTINT_CLOCK, bpf_softintr, d);
	d->bd_mtx = mutex_obj_alloc(MUTEX_DEFAULT, IPL_SOFTNET);
	cv_init(&d->bd_cv, "bpf");
}

void
bpf_detach(struct bpf_d *d, struct ifnet *ifp)
{
	int error;

	if (d->bd_promisc) {
		d->bd_promisc = 0;
		/* No handler of a timeout looks at an interface's flags. */
		int s = splsoftnet();
		error = ifpromisc(ifp, 0);
		splx(s);
		if (error)
			printf("%s: ifpromisc: error %d\n", __func__, error);
	}
}

static void
bpf_mtap_si(void *arg)
{
	struct bpf_if *bp = arg;

	bp->bif_mbuf_head = NULL;
}

void
bpf_mtap_softint_init(struct bpf_if *bp)
{

	bp->bif_mbuf_head = NULL;
	psref_target_init(&bp->bif_psref, bpf_psref_class);
	bp->bif_si = softint_establish(SOFTINT_NET, bpf_mtap_si, bp);
	if (bp->bif_si == NULL)
		panic("bpf_mtap_softint_init: no soft interrupt");
}
