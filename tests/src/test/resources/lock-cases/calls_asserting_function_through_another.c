/* A function between hands the assertion up to its own caller. */
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
ring_inner(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_mode = 0;
}

static void
ring_outer_wrong(struct ring *r)
{
	ring_inner(r);				// WANT LW1009 must
}

void
sys_ring_outer_wrong(struct ring *r)
{
	ring_outer_wrong(r);
}

static void
ring_outer_right(struct ring *r)
{
	ring_inner(r);				// CLEAN
}

void
sys_ring_outer_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_outer_right(r);
	mutex_exit(&r->r_lock);
}
