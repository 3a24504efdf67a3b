/* A field is written after its lock was given up. */
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
sys_ring_reset_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
	r->r_head = 0;				// WANT LW1002 must
}

void
sys_ring_reset_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_tail = 0;
	r->r_head = 0;				// CLEAN
	mutex_exit(&r->r_lock);
}
