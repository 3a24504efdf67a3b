/* A macro gives the lock up that was given up before. */
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

#define	RING_UNLOCK(r)	mutex_exit(&(r)->r_lock)

void
sys_ring_unlock_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 1;
	mutex_exit(&r->r_lock);
	RING_UNLOCK(r);				// WANT LW3002 must
}

void
sys_ring_unlock_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 1;
	RING_UNLOCK(r);				// CLEAN
}
