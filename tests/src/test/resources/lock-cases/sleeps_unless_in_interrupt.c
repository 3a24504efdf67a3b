/* The function asks whether an interrupt runs it before it sleeps, or asks and sleeps all the same. */
#include <sys/systm.h>

struct buf {
	int		b_len;
	void		*b_data;
	void		*b_more;
};

static void
buf_grow_right(struct buf *b)
{
	if (cpu_intr_p())
		b->b_data = kmem_alloc(64, KM_NOSLEEP);	// CLEAN
	else
		b->b_data = kmem_alloc(64, KM_SLEEP);	// CLEAN
}

static void
buf_grow_wrong(struct buf *b)
{
	if (cpu_intr_p())
		b->b_more = kmem_alloc(64, KM_SLEEP);	// WANT LW3005 must
	else
		b->b_more = kmem_alloc(64, KM_NOSLEEP);	// CLEAN
}

static int
buf_intr(void *arg)
{
	struct buf *b = arg;

	buf_grow_right(b);
	buf_grow_wrong(b);
	return 1;
}

void
buf_attach(struct buf *b, void *pc)
{
	pci_intr_establish(pc, 1, IPL_VM, buf_intr, b);
}
