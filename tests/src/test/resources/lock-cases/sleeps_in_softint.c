/* A soft interrupt may wait for a lock, and for nothing else. */
#include <sys/systm.h>

struct dev {
	kmutex_t	d_lock;
	kcondvar_t	d_cv;
	callout_t	d_tick;
	void		*d_si;
	int		*d_buf;
};

static void
dev_reset(struct dev *d)
{
	d->d_buf = kmem_alloc(64, KM_SLEEP);	// WANT LW3005 must
}

static void
dev_tick(void *arg)
{
	struct dev *d = arg;

	mutex_enter(&d->d_lock);		// CLEAN
	mutex_exit(&d->d_lock);
	dev_reset(d);
}

static void
dev_soft(void *arg)
{
	struct dev *d = arg;

	callout_halt(&d->d_tick, NULL);		// CLEAN
	mutex_enter(&d->d_lock);
	cv_wait(&d->d_cv, &d->d_lock);		// WANT LW3005 must
	mutex_exit(&d->d_lock);
}

static void
dev_refill(struct dev *d)
{
	d->d_buf = kmem_alloc(64, KM_SLEEP);	// CLEAN
}

void
sys_dev_start(struct dev *d)
{
	mutex_init(&d->d_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	callout_setfunc(&d->d_tick, dev_tick, d);
	d->d_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, dev_soft, d);
	dev_refill(d);
}
