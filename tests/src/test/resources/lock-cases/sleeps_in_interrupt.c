/* A method that sleeps is called by an interrupt handler; the right one hands the work to a thread. */
#include <sys/systm.h>

struct phy;

struct phy_ops {
	void	(*po_reset)(struct phy *);
	void	(*po_link)(struct phy *);
};

struct phy {
	const struct phy_ops *p_ops;
	kmutex_t	p_lock;
	kcondvar_t	p_cv;
	struct workqueue *p_wq;
	struct work	*p_work;
	int		p_up;
};

static void
slow_reset(struct phy *p)
{
	p->p_up = 0;
	kpause("phyrst", false, 1, NULL);	// WANT LW3005 must
}

static void
slow_link(struct phy *p)
{
	mutex_enter(&p->p_lock);
	while (!p->p_up)
		cv_timedwait_sig(&p->p_cv, &p->p_lock, 10);	// CLEAN
	mutex_exit(&p->p_lock);
}

static const struct phy_ops slow_ops = {
	.po_reset = slow_reset,
	.po_link = slow_link,
};

static int
phy_intr_wrong(void *arg)
{
	struct phy *p = arg;

	p->p_ops->po_reset(p);
	return 1;
}

static int
phy_intr_right(void *arg)
{
	struct phy *p = arg;

	workqueue_enqueue(p->p_wq, p->p_work, NULL);	// CLEAN
	return 1;
}

static void
phy_work(struct work *wk, void *arg)
{
	struct phy *p = arg;

	p->p_ops->po_link(p);
}

void
phy_attach(struct phy *p, void *ic)
{
	p->p_ops = &slow_ops;
	mutex_init(&p->p_lock, MUTEX_DEFAULT, IPL_NONE);
	workqueue_create(&p->p_wq, "phy", phy_work, p, 0, IPL_VM, WQ_MPSAFE);
	isa_intr_establish(ic, 5, IST_LEVEL, IPL_VM, phy_intr_wrong, p);
	pci_intr_establish(ic, 6, IPL_VM, phy_intr_right, p);
}
