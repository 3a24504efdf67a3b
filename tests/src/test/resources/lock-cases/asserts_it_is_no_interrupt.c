/* What asserts that no interrupt runs it is as wrong in one as without the assertion; what asks a soft interrupt's thread goes by the answer. */
#include <sys/systm.h>

struct log {
	kmutex_t	l_lock;
	int		l_lines;
	void		*l_page;
	void		*l_spare;
};

static void
log_line(struct log *l)
{
	KASSERT(!cpu_intr_p());
	mutex_enter(&l->l_lock);		// WANT LW3006 must
	l->l_lines++;
	mutex_exit(&l->l_lock);
}

static int
log_intr(void *arg)
{
	log_line(arg);
	return 1;
}

static void
log_page(struct log *l)
{
	if (cpu_softintr_p())
		l->l_spare = kmem_alloc(64, KM_SLEEP);	// WANT LW3005
	else
		l->l_page = kmem_alloc(64, KM_SLEEP);	// CLEAN
}

static void
log_tick(void *arg)
{
	log_page(arg);
}

void
sys_log_sync(struct log *l)
{
	log_page(l);
}

void
log_attach(struct log *l, struct callout *ch, void *pc)
{
	mutex_init(&l->l_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	callout_setfunc(ch, log_tick, l);
	pci_intr_establish(pc, 1, IPL_VM, log_intr, l);
}
