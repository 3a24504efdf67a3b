/* One of two successful ways out forgets the lock. */
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
sys_ring_success_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	if (r->r_tail == r->r_head) {
		return 0;			// WANT LW3001
	}
	r->r_tail++;
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_success_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	if (r->r_tail == r->r_head) {
		mutex_exit(&r->r_lock);
		return 0;			// CLEAN
	}
	r->r_tail++;
	mutex_exit(&r->r_lock);
	return 0;
}
