/* A thread that waits for itself never comes back, so nothing is said of what it would do then. */
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
	u_int		r_size;		/* :: number of slots */
};

int
sys_ring_again_wrong(struct ring *r)
{
	if (r->r_size == 0)
		return 0;			// CLEAN
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	mutex_enter(&r->r_lock);		// WANT LW2003 must
	r->r_tail = 0;				// CLEAN
	mutex_exit(&r->r_lock);			// CLEAN
	return 0;				// CLEAN
}

int
sys_ring_again_right(struct ring *r)
{
	if (r->r_size == 0)
		return 0;			// CLEAN
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	r->r_tail = 0;				// CLEAN
	mutex_exit(&r->r_lock);			// CLEAN
	return 0;				// CLEAN
}
