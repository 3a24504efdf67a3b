/* Who calls a function that ends an object, and gives its lock up, has to take the lock first; most functions give up what they took. */
#include <sys/systm.h>

/*
 * Depot.  Field markings and the corresponding locks:
 *
 * m:	d_lock
 * ::	unlocked, stable
 */
struct depot {
	kmutex_t	d_lock;		/* :: taken first */
	u_int		d_spare;	/* m: what nobody uses */
	u_int		d_used;		/* m: what somebody uses */
};

void kmem_free(void *, unsigned long);

static void
depot_trim_free(struct depot *d, u_int left)
{

	if (d->d_spare > left)
		d->d_spare = left;
	mutex_exit(&d->d_lock);
}

void
depot_take(struct depot *d)
{

	mutex_enter(&d->d_lock);
	d->d_spare--;
	d->d_used++;
	mutex_exit(&d->d_lock);
}

void
depot_return(struct depot *d)
{

	mutex_enter(&d->d_lock);
	d->d_spare++;
	d->d_used--;
	mutex_exit(&d->d_lock);
}

void
depot_fill(struct depot *d)
{

	mutex_enter(&d->d_lock);
	d->d_spare += 8;
	mutex_exit(&d->d_lock);
}

void
depot_shut_wrong(struct depot *d)
{

	depot_trim_free(d, 0);			// WANT LW3002
	mutex_destroy(&d->d_lock);
	kmem_free(d, sizeof(*d));
}

void
depot_shut_right(struct depot *d)
{

	mutex_enter(&d->d_lock);
	depot_trim_free(d, 0);			// CLEAN
	mutex_destroy(&d->d_lock);
	kmem_free(d, sizeof(*d));
}
