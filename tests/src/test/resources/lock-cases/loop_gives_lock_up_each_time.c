/* A loop gives up, each time round, the lock that was taken once before it. */
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
sys_ring_once_wrong(struct ring *r, int n)
{
	mutex_enter(&r->r_lock);
	for (; n > 0; n--) {			// WANT LW3003
		delay(2);
		mutex_exit(&r->r_lock);
	}
}

void
sys_ring_once_right(struct ring *r, int n)
{
	for (; n > 0; n--) {			// CLEAN
		mutex_enter(&r->r_lock);
		delay(2);
		mutex_exit(&r->r_lock);
	}
}
