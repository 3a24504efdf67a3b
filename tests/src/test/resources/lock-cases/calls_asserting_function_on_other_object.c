/* The callee asserts the lock of its argument, and its caller holds that of another ring. */
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
ring_turn(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_head = r->r_tail;
}

void
sys_ring_turn_wrong(struct ring *r, struct ring *s)
{
	mutex_enter(&s->r_lock);
	ring_turn(r);				// WANT LW1009
	mutex_exit(&s->r_lock);
}

void
sys_ring_turn_right(struct ring *r, struct ring *s)
{
	mutex_enter(&r->r_lock);
	ring_turn(r);				// CLEAN
	mutex_exit(&r->r_lock);
}
