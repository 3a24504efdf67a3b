/* The lock is given up where mutex_tryenter() failed. */
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

int
sys_ring_failed_wrong(struct ring *r)
{
	if (!mutex_tryenter(&r->r_lock)) {
		mutex_exit(&r->r_lock);		// WANT LW3002 must
		return EBUSY;
	}
	r->r_head = 0;
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_failed_right(struct ring *r)
{
	if (!mutex_tryenter(&r->r_lock)) {
		return EBUSY;
	}
	r->r_head = 0;
	mutex_exit(&r->r_lock);
	return 0;
}
