/* Which locks sleep is said where they are allocated; the interrupt takes them by their pointers. */
#include <sys/systm.h>

struct disc {
	kmutex_t	*d_lock;	/* may sleep */
	kmutex_t	*d_intr;	/* spins */
	int		d_done;
};

static int
disc_intr_wrong(void *arg)
{
	struct disc *d = arg;

	mutex_enter(d->d_lock);			// WANT LW3006 must
	d->d_done++;
	mutex_exit(d->d_lock);
	return 1;
}

static int
disc_intr_right(void *arg)
{
	struct disc *d = arg;

	mutex_enter(d->d_intr);			// CLEAN
	d->d_done++;
	mutex_exit(d->d_intr);
	return 1;
}

void
disc_attach(struct disc *d, void *ic)
{
	kmutex_t *lock;

	lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
	d->d_lock = lock;
	d->d_intr = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	isa_intr_establish(ic, 14, IST_LEVEL, IPL_VM, disc_intr_wrong, d);
	fdtbus_intr_establish(0, 0, IPL_VM, 0, disc_intr_right, d);
}
