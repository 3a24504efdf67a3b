/* The condition of a loop reads a field although the body gave the lock up. */
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
sys_ring_drain_wrong(struct ring *r)
{

	while (r->r_head != 0) {		// WANT LW1001 must
		mutex_enter(&r->r_lock);
		r->r_head = 0;
		mutex_exit(&r->r_lock);
	}
}

void
sys_ring_drain_right(struct ring *r)
{
	u_int left;

	do {
		mutex_enter(&r->r_lock);
		r->r_head = 0;
		left = r->r_head;
		mutex_exit(&r->r_lock);
	} while (left != 0);
}
