/* A path that panics does not return, so it owes no release. */
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
sys_ring_panic(struct ring *r)
{
	mutex_enter(&r->r_lock);
	if (r->r_head > r->r_size)
		panic("ring %u", r->r_head);
	mutex_exit(&r->r_lock);
	return 0;				// CLEAN
}
