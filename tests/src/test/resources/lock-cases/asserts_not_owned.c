/* An assertion that the lock is not held, or that one of two things is so, asks nobody to hold it. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	u_int		r_head;		/* m: next to fill */
	u_int		r_mode;		/* m: how it is filled */
	struct ring	*r_next;	/* :: on the list of all */
};

static void
ring_prod(struct ring *r)
{
	KASSERT(!mutex_owned(&r->r_lock));	// CLEAN
	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);
}

static void
ring_nudge(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_head++;
}

int
sys_ring_prod(struct ring *r)
{
	ring_prod(r);				// CLEAN
	ring_nudge(r);				// WANT LW1009
	return 0;
}
