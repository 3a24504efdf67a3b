/* An inline function reads the field, and one of its callers does not hold the lock. */
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

static inline u_int
ring_used_wrong(const struct ring *r)
{
	return r->r_head;			// WANT LW1001 may
}

u_int
sys_ring_used_wrong(struct ring *r)
{
	u_int used;

	mutex_enter(&r->r_lock);
	used = ring_used_wrong(r);
	mutex_exit(&r->r_lock);
	used += ring_used_wrong(r);
	return used;
}

static inline u_int
ring_used_right(const struct ring *r)
{
	return r->r_head;			// CLEAN
}

u_int
sys_ring_used_right(struct ring *r)
{
	u_int used;

	mutex_enter(&r->r_lock);
	used = ring_used_right(r);
	used += ring_used_right(r);
	mutex_exit(&r->r_lock);
	return used;
}
