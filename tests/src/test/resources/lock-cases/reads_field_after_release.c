/* A field is read in the return statement after its lock was given up. */
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
sys_ring_head_wrong(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);
	return r->r_head;			// WANT LW1001 must
}

u_int
sys_ring_head_right(struct ring *r)
{
	u_int head;

	mutex_enter(&r->r_lock);
	r->r_head++;
	head = r->r_head;
	mutex_exit(&r->r_lock);
	return head;
}
