// GAP: LW3001
/* A macro that nobody defines may give the lock up. */
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
sys_ring_hidden(struct ring *r, int n)
{
	mutex_enter(&r->r_lock);
	if (n) {
		RING_HIDDEN(r);
		return;				// CLEAN
	}
	mutex_exit(&r->r_lock);
}
