/* The caller holds the lock through another name of it. */
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
ring_aliased(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_tail = 9;
}

void
sys_ring_aliased_wrong(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(lock);
	mutex_exit(lock);
	ring_aliased(r);			// WANT LW1009 must
}

void
sys_ring_aliased_right(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(lock);
	ring_aliased(r);			// CLEAN
	mutex_exit(lock);
}
