/* Which level the interrupt has is up to the hardware; the lock is made for the lower one, or for what the interrupt has. */
#include <sys/systm.h>

struct adc {
	kmutex_t	a_low;
	kmutex_t	a_lock;
	int		a_fast;
	int		a_value;
};

static int
adc_intr(void *arg)
{
	struct adc *a = arg;

	mutex_spin_enter(&a->a_low);		// WANT LW3010
	a->a_value++;
	mutex_spin_exit(&a->a_low);
	mutex_spin_enter(&a->a_lock);		// CLEAN
	a->a_value++;
	mutex_spin_exit(&a->a_lock);
	return 1;
}

void
adc_attach(struct adc *a, void *pc)
{
	mutex_init(&a->a_low, MUTEX_DEFAULT, IPL_VM);
	if (a->a_fast)
		mutex_init(&a->a_lock, MUTEX_DEFAULT, IPL_SCHED);
	else
		mutex_init(&a->a_lock, MUTEX_DEFAULT, IPL_VM);
	pci_intr_establish(pc, 3, a->a_fast ? IPL_SCHED : IPL_VM, adc_intr, a);
}
