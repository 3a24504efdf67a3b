/* One of two callers of a static helper holds the lock it relies on. */
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
ring_stop_wrong(struct ring *r)
{
	r->r_mode = 0;				// WANT LW1002 may
}

void
sys_ring_stop_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_stop_wrong(r);
	mutex_exit(&r->r_lock);
}

void
sys_ring_kill_wrong(struct ring *r)
{
	ring_stop_wrong(r);
}

static void
ring_stop_right(struct ring *r)
{
	r->r_mode = 0;				// CLEAN
}

void
sys_ring_stop_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_stop_right(r);
	mutex_exit(&r->r_lock);
}

void
sys_ring_kill_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_stop_right(r);
	mutex_exit(&r->r_lock);
}
