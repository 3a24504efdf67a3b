/* A loop takes a lock each time round and gives it up once. */
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
sys_ring_each_wrong(struct ring *r, int n)
{
	while (n-- > 0) {			// WANT LW3003
		mutex_enter(&r->r_lock);
		r->r_head++;
	}
	mutex_exit(&r->r_lock);
}

void
sys_ring_each_right(struct ring *r, int n)
{
	while (n-- > 0) {			// CLEAN
		mutex_enter(&r->r_lock);
		r->r_head++;
		mutex_exit(&r->r_lock);
	}
}
