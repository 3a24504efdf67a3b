/* A wrapper takes the lock, and one way out does not give it up. */
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
sys_ring_wrapper_wrong(struct ring *r)
{
	ring_lock(r);
	if (r->r_mode == 0) {
		return;				// WANT LW3001
	}
	r->r_mode = 0;
	mutex_exit(&r->r_lock);
}

void
sys_ring_wrapper_right(struct ring *r)
{
	ring_lock(r);
	if (r->r_mode == 0) {
		mutex_exit(&r->r_lock);
		return;				// CLEAN
	}
	r->r_mode = 0;
	mutex_exit(&r->r_lock);
}
