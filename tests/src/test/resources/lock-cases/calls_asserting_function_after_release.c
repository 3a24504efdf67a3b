/* The callee asserts a lock that its caller has just given up. */
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
ring_retreat(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_head--;
}

void
sys_ring_retreat_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 1;
	mutex_exit(&r->r_lock);
	ring_retreat(r);			// WANT LW1009 must
}

void
sys_ring_retreat_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 1;
	ring_retreat(r);			// CLEAN
	mutex_exit(&r->r_lock);
}
