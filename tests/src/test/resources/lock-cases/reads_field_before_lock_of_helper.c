/* A helper takes the lock and returns with it; the access stands before the call. */
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

static void
ring_begin(struct ring *r)
{
	mutex_enter(&r->r_lock);
}

u_int
sys_ring_begin_wrong(struct ring *r)
{
	u_int head;

	head = r->r_head;			// WANT LW1001 must
	ring_begin(r);
	mutex_exit(&r->r_lock);
	return head;
}

u_int
sys_ring_begin_right(struct ring *r)
{
	u_int head;

	ring_begin(r);
	head = r->r_head;
	mutex_exit(&r->r_lock);
	return head;
}
