/* A loop gives the lock up around a call and takes it again before it comes round. */
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
sys_ring_drops_wrong(struct ring *r, int n)
{
	mutex_enter(&r->r_lock);
	while (n-- > 0) {			// WANT LW3003
		delay(2);
		mutex_exit(&r->r_lock);
		delay(1);
	}
}

void
sys_ring_drops_right(struct ring *r, int n)
{
	mutex_enter(&r->r_lock);
	while (n-- > 0) {			// CLEAN
		delay(2);
		mutex_exit(&r->r_lock);
		delay(1);
		mutex_enter(&r->r_lock);
	}
	mutex_exit(&r->r_lock);
}
