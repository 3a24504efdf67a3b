/* Interrupts of two levels call the function that takes the lock; it keeps out one of them. A lock that is tried is not waited for. */
#include <sys/systm.h>

struct timer {
	kmutex_t	t_lock;		/* for IPL_VM */
	kmutex_t	t_high;		/* for IPL_SCHED */
	int		t_count;
};

static void
timer_count(struct timer *t)
{
	mutex_enter(&t->t_lock);		// WANT LW3010
	t->t_count++;
	mutex_exit(&t->t_lock);
}

static void
timer_count_high(struct timer *t)
{
	mutex_enter(&t->t_high);		// CLEAN
	t->t_count++;
	mutex_exit(&t->t_high);
}

static void
timer_count_low(struct timer *t)
{
	mutex_enter(&t->t_lock);		// CLEAN
	t->t_count++;
	mutex_exit(&t->t_lock);
}

static int
timer_intr_low(void *arg)
{
	timer_count(arg);
	timer_count_low(arg);
	timer_count_high(arg);
	return 1;
}

static int
timer_intr_high(void *arg)
{
	struct timer *t = arg;

	timer_count(t);
	timer_count_high(t);
	if (mutex_tryenter(&t->t_lock)) {	// CLEAN
		t->t_count++;
		mutex_exit(&t->t_lock);
	}
	return 1;
}

void
timer_attach(struct timer *t, void *pc)
{
	mutex_init(&t->t_lock, MUTEX_DEFAULT, IPL_VM);
	mutex_init(&t->t_high, MUTEX_DEFAULT, IPL_SCHED);
	pci_intr_establish(pc, 1, IPL_VM, timer_intr_low, t);
	pci_intr_establish(pc, 2, IPL_SCHED, timer_intr_high, t);
}
