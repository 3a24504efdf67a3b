/* The caller has tested what says whether the function sleeps; a wait on a path that the test excludes is no reason to test it again. */
#include <sys/systm.h>

struct order {
	kmutex_t	*o_lock;
	kcondvar_t	o_cv;
	int		o_error;
	int		o_status;
	int		o_retries;
	int		o_again;
};

#define	E_NONE	0
#define	E_BUSY	1
#define	E_HARD	2

static void
order_sense(struct order *o)
{
	cv_wait(&o->o_cv, o->o_lock);			// CLEAN
}

static void
order_complete(struct order *o)
{
	mutex_enter(o->o_lock);
	if (o->o_error == E_BUSY && o->o_status == 2)
		order_sense(o);
	switch (o->o_error) {
	case E_NONE:
		break;
	case E_HARD:
	case E_BUSY:
		if (o->o_retries != 0) {
			o->o_retries--;
			kpause("order", false, 1, o->o_lock);	// CLEAN
		}
		break;
	}
	mutex_exit(o->o_lock);
}

static void
order_end(struct order *o)
{
	mutex_enter(o->o_lock);
	if (o->o_again)
		cv_wait(&o->o_cv, o->o_lock);		// WANT LW3005
	if (o->o_error == E_BUSY)
		kpause("end", false, 1, o->o_lock);	// WANT LW3005
	mutex_exit(o->o_lock);
}

static int
order_intr(void *arg)
{
	struct order *o = arg;

	if (o->o_error == E_NONE) {
		order_complete(o);
		order_end(o);
	}
	return 1;
}

void
sys_order(struct order *o, void *pc)
{
	pci_intr_establish(pc, 1, IPL_VM, order_intr, o);
	mutex_init(o->o_lock, MUTEX_DEFAULT, IPL_VM);
	order_complete(o);
	order_end(o);
}
