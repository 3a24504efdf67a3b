/* A callee takes the lock that its caller holds. */
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
ring_kick_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);		// WANT LW2003
	r->r_head++;
	mutex_exit(&r->r_lock);
}

void
sys_ring_kick_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 1;
	ring_kick_wrong(r);
	mutex_exit(&r->r_lock);
}

static void
ring_kick_right(struct ring *r)
{
	mutex_enter(&r->r_lock);		// CLEAN
	r->r_head++;
	mutex_exit(&r->r_lock);
}

void
sys_ring_kick_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 1;
	mutex_exit(&r->r_lock);
	ring_kick_right(r);
}
