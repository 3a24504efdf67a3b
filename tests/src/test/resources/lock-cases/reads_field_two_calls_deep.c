/* The lock that a helper relies on is missing two calls up. */
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

static u_int
ring_low_wrong(struct ring *r)
{
	return r->r_tail;			// WANT LW1001 must
}

static u_int
ring_middle_wrong(struct ring *r)
{
	return ring_low_wrong(r) + 1;
}

u_int
sys_ring_deep_wrong(struct ring *r)
{
	u_int tail;

	tail = ring_middle_wrong(r);
	return tail;
}

static u_int
ring_low_right(struct ring *r)
{
	return r->r_tail;			// CLEAN
}

static u_int
ring_middle_right(struct ring *r)
{
	return ring_low_right(r) + 1;
}

u_int
sys_ring_deep_right(struct ring *r)
{
	u_int tail;

	mutex_enter(&r->r_lock);
	tail = ring_middle_right(r);
	mutex_exit(&r->r_lock);
	return tail;
}
