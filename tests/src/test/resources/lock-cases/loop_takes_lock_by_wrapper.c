/* A loop takes the lock by a function each time round. */
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
ring_lock(struct ring *r)
{
	mutex_enter(&r->r_lock);
}

void
sys_ring_wrapped_wrong(struct ring *r, int n)
{
	while (n-- > 0) {			// WANT LW3003
		ring_lock(r);
		r->r_tail++;
	}
	mutex_exit(&r->r_lock);
}

void
sys_ring_wrapped_right(struct ring *r, int n)
{
	while (n-- > 0) {			// CLEAN
		ring_lock(r);
		r->r_tail++;
		mutex_exit(&r->r_lock);
	}
}
