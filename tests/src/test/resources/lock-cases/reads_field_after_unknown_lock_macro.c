// GAP: LW1001
/* A macro of which nothing is known may take the lock, so there is nothing to be sure of. */
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
sys_ring_unknown(struct ring *r)
{
	u_int head;

	RING_HIDDEN_LOCK(r);
	head = r->r_head;			// CLEAN
	RING_HIDDEN_UNLOCK(r);
	return head;
}
