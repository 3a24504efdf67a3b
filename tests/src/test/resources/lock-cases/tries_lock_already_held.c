/* mutex_tryenter() of a lock already held never says yes, and never waits. */
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
sys_ring_tryagain_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	mutex_enter(&r->r_lock);		// WANT LW2003 must
	mutex_exit(&r->r_lock);
}

void
sys_ring_tryagain_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	if (mutex_tryenter(&r->r_lock))
		panic("ring");
	mutex_exit(&r->r_lock);
}
