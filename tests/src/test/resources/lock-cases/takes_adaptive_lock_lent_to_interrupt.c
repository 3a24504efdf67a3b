/* A child has the lock of its bus, by a pointer; whether it sleeps is up to what the bus made. */
#include <sys/systm.h>

struct hub {
	kmutex_t	h_lock;		/* may sleep */
	kmutex_t	h_intr;		/* spins */
};

struct slow {
	kmutex_t	*s_lock;	/* that of the hub */
	int		s_count;
};

struct fast {
	kmutex_t	*f_lock;	/* that of the hub's interrupt */
	int		f_count;
};

static int
slow_intr(void *arg)
{
	struct slow *s = arg;
	kmutex_t *lock = s->s_lock;

	mutex_enter(lock);			// WANT LW3006 must
	s->s_count++;
	mutex_exit(lock);
	return 1;
}

static int
fast_intr(void *arg)
{
	struct fast *f = arg;
	kmutex_t *lock = f->f_lock;

	mutex_enter(lock);			// CLEAN
	f->f_count++;
	mutex_exit(lock);
	return 1;
}

void
hub_attach(struct hub *h, struct slow *s, struct fast *f, void *pc)
{
	mutex_init(&h->h_lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_init(&h->h_intr, MUTEX_DEFAULT, IPL_VM);
	s->s_lock = &h->h_lock;
	f->f_lock = &h->h_intr;
	pci_intr_establish(pc, 1, IPL_VM, slow_intr, s);
	pci_intr_establish(pc, 2, IPL_VM, fast_intr, f);
}
