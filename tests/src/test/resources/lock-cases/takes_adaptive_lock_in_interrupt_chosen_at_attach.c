/* Which function handles the interrupt is chosen when the device is attached. */
#include <sys/systm.h>

struct eth {
	kmutex_t	e_lock;		/* may sleep */
	kmutex_t	e_intr;		/* spins */
	int		e_msi;
	int		e_count;
};

static int
eth_intr_msi(void *arg)
{
	struct eth *e = arg;

	mutex_enter(&e->e_lock);		// WANT LW3006 must
	e->e_count++;
	mutex_exit(&e->e_lock);
	return 1;
}

static int
eth_intr_line(void *arg)
{
	struct eth *e = arg;

	mutex_enter(&e->e_intr);		// CLEAN
	e->e_count++;
	mutex_exit(&e->e_intr);
	return 1;
}

void
eth_attach(struct eth *e, void *pc)
{
	int (*handler)(void *);

	mutex_init(&e->e_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	mutex_init(&e->e_intr, MUTEX_DEFAULT, IPL_VM);
	handler = e->e_msi ? eth_intr_msi : eth_intr_line;
	pci_intr_establish(pc, 1, IPL_VM, handler, e);
}
