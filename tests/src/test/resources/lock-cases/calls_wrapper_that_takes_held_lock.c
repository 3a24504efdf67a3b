/* A wrapper is called by a function that holds the lock the wrapper takes. */
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
	mutex_enter(&r->r_lock);		// WANT LW2003
}

void
sys_ring_wrap_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_lock(r);
	r->r_head = 7;
	mutex_exit(&r->r_lock);
}

void
sys_ring_wrap_right(struct ring *r)
{
	ring_lock(r);
	r->r_head = 7;
	mutex_exit(&r->r_lock);
}
