/* A macro writes the field; it is used outside the lock. */
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

#define	RING_RESET(r)	((r)->r_head = 0)

void
sys_ring_zero_wrong(struct ring *r)
{
	RING_RESET(r);				// WANT LW1002 must
}

void
sys_ring_zero_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	RING_RESET(r);				// CLEAN
	mutex_exit(&r->r_lock);
}
