/* The field is read on the path where mutex_tryenter() failed. */
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

u_int
sys_ring_try_wrong(struct ring *r)
{
	u_int head;

	if (!mutex_tryenter(&r->r_lock))
		return r->r_head;		// WANT LW1001 must
	head = r->r_head;
	mutex_exit(&r->r_lock);
	return head;
}

u_int
sys_ring_try_right(struct ring *r)
{
	u_int head;

	if (!mutex_tryenter(&r->r_lock))
		return 0;
	head = r->r_head;
	mutex_exit(&r->r_lock);
	return head;
}
