/* An assertion that the lock is not held asks for nothing. */
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
ring_outside(struct ring *r)
{
	KASSERT(!mutex_owned(&r->r_lock));
	mutex_enter(&r->r_lock);
	r->r_tail = 9;
	mutex_exit(&r->r_lock);
}

void
sys_ring_outside(struct ring *r)
{
	ring_outside(r);			// CLEAN
}
