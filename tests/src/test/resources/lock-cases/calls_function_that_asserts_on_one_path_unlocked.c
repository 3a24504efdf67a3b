/* One of the paths to the call does not hold the lock. */
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
	u_int		r_tail;		/* m: next to clean */
	u_int		r_mode;		/* m: how it is filled */
	u_int		r_slot[8];	/* m: what it holds */
	u_int		r_size;		/* :: number of slots */
	struct ring	*r_peer;	/* :: the other direction */
};

static void
ring_flip(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_mode ^= 1;
}

void
sys_ring_flip_wrong(struct ring *r, int locked)
{
	if (!locked)
		mutex_enter(&r->r_lock);
	ring_flip(r);				// WANT LW1009 may
	if (!locked)
		mutex_exit(&r->r_lock);
}

void
sys_ring_flip_right(struct ring *r, int locked)
{
	mutex_enter(&r->r_lock);
	ring_flip(r);				// CLEAN
	mutex_exit(&r->r_lock);
}
