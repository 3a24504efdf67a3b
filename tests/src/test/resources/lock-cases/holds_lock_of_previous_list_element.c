/* After the step to the next object the lock held is still that of the one before. */
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
sys_ring_step_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r = r->r_peer;
	r->r_tail = 0;				// WANT LW1004
	r = r->r_peer;
	mutex_exit(&r->r_lock);			// WANT LW3002 may
}

void
sys_ring_step_right(struct ring *r)
{
	r = r->r_peer;
	mutex_enter(&r->r_lock);
	r->r_tail = 0;				// CLEAN
	mutex_exit(&r->r_lock);
}
