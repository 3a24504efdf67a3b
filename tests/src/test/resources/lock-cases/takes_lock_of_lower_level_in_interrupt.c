/* A spin lock keeps out interrupts up to its own level only. */
#include <sys/systm.h>

struct clk {
	kmutex_t	c_lock;		/* below the interrupt */
	kmutex_t	c_high;		/* at its level */
	int		c_ticks;
};

static int
clk_intr(void *arg)
{
	struct clk *c = arg;

	mutex_spin_enter(&c->c_lock);		// WANT LW3010 must
	c->c_ticks++;
	mutex_spin_exit(&c->c_lock);
	mutex_spin_enter(&c->c_high);		// CLEAN
	c->c_ticks++;
	mutex_spin_exit(&c->c_high);
	return 1;
}

void
clk_attach(struct clk *c, void *pc)
{
	mutex_init(&c->c_lock, MUTEX_DEFAULT, IPL_VM);
	mutex_init(&c->c_high, MUTEX_DEFAULT, IPL_SCHED);
	pci_intr_establish_xname(pc, 3, IPL_SCHED, clk_intr, c, "clk");
}
