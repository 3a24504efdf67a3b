/* A lock is taken by a function that holds it. */
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

void
sys_ring_twice_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	mutex_enter(&r->r_lock);		// WANT LW2003 must
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
}

void
sys_ring_twice_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
}
