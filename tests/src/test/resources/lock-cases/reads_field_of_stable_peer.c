/* The field of the object behind a stable pointer needs that object's lock. */
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
sys_ring_other_wrong(struct ring *r)
{
	struct ring *peer = r->r_peer;
	u_int head;

	head = peer->r_head;			// WANT LW1001 must
	return head;
}

u_int
sys_ring_other_right(struct ring *r)
{
	struct ring *peer = r->r_peer;
	u_int head;

	mutex_enter(&peer->r_lock);
	head = peer->r_head;			// CLEAN
	mutex_exit(&peer->r_lock);
	return head;
}
