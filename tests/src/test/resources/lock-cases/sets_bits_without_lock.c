/* A flag word under a lock is changed by an operator without it. */
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
sys_ring_flag_wrong(struct ring *r)
{
	r->r_mode |= 4;				// WANT LW1002 must
}

void
sys_ring_flag_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode |= 4;				// CLEAN
	mutex_exit(&r->r_lock);
}
