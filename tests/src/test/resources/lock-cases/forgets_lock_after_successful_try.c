/* The lock that mutex_tryenter() got is kept on one way. */
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
sys_ring_try_wrong(struct ring *r)
{
	if (!mutex_tryenter(&r->r_lock))
		return EBUSY;
	if (r->r_head == 0) {
		return 0;			// WANT LW3001
	}
	r->r_head--;
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_try_right(struct ring *r)
{
	if (!mutex_tryenter(&r->r_lock))
		return EBUSY;
	if (r->r_head == 0) {
		mutex_exit(&r->r_lock);
		return 0;			// CLEAN
	}
	r->r_head--;
	mutex_exit(&r->r_lock);
	return 0;
}
