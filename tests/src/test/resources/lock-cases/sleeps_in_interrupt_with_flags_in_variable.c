/* The flag that says whether an allocation may sleep is in a variable. */
#include <sys/systm.h>

struct box {
	struct pool	b_pool;
	void		*b_cold;
	void		*b_item;
};

static int
box_intr_wrong(void *arg)
{
	struct box *b = arg;
	int flags = PR_WAITOK;

	b->b_item = pool_get(&b->b_pool, flags);	// WANT LW3005 must
	return 1;
}

static int
box_intr_right(void *arg)
{
	struct box *b = arg;
	int flags = PR_NOWAIT;

	b->b_item = pool_get(&b->b_pool, flags);	// CLEAN
	return 1;
}

void
box_attach(struct box *b, void *pc)
{
	b->b_cold = pool_get(&b->b_pool, PR_WAITOK);	// CLEAN
	pci_intr_establish(pc, 1, IPL_VM, box_intr_wrong, b);
	pci_intr_establish(pc, 2, IPL_VM, box_intr_right, b);
}
