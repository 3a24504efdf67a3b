/* A hardware interrupt may take no lock that has to be slept for. */
#include <sys/systm.h>

struct nic {
	kmutex_t	n_lock;		/* may sleep */
	kmutex_t	n_intr;		/* spins */
	krwlock_t	n_table;
	int		n_count;
};

static int
nic_intr(void *arg)
{
	struct nic *n = arg;

	mutex_enter(&n->n_lock);		// WANT LW3006 must
	n->n_count++;
	mutex_exit(&n->n_lock);
	rw_enter(&n->n_table, RW_READER);	// WANT LW3006 must
	rw_exit(&n->n_table);
	mutex_enter(&n->n_intr);		// CLEAN
	n->n_count++;
	mutex_exit(&n->n_intr);
	return 1;
}

void
nic_attach(struct nic *n, void *pc)
{
	mutex_init(&n->n_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	mutex_init(&n->n_intr, MUTEX_DEFAULT, IPL_VM);
	rw_init(&n->n_table);
	pci_intr_establish_xname(pc, 3, IPL_VM, nic_intr, n, "nic");
}
