/* An accessor macro reads the field; it is used outside the lock. */
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

#define	RING_IS_EMPTY(r)	((r)->r_head == (r)->r_size)

int
sys_ring_empty_wrong(struct ring *r)
{
	int empty;

	empty = RING_IS_EMPTY(r);		// WANT LW1001 must
	return empty;
}

int
sys_ring_empty_right(struct ring *r)
{
	int empty;

	mutex_enter(&r->r_lock);
	empty = RING_IS_EMPTY(r);		// CLEAN
	mutex_exit(&r->r_lock);
	return empty;
}
