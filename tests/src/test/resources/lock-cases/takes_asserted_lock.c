/* A function asserts the lock and then takes it. */
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
ring_asserted_wrong(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	mutex_enter(&r->r_lock);		// WANT LW2003 must
	r->r_head = 7;
}

void
sys_ring_asserted_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_asserted_wrong(r);
	mutex_exit(&r->r_lock);
}

static void
ring_asserted_right(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_head = 7;
}

void
sys_ring_asserted_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_asserted_right(r);
	mutex_exit(&r->r_lock);
}
