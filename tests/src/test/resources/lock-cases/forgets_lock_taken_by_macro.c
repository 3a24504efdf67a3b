/* Macros take and give up the lock, and one way out has none. */
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

#define	RING_LOCK(r)	mutex_enter(&(r)->r_lock)
#define	RING_UNLOCK(r)	mutex_exit(&(r)->r_lock)

void
sys_ring_forget_wrong(struct ring *r)
{
	RING_LOCK(r);
	if (r->r_mode == 0) {
		return;				// WANT LW3001
	}
	r->r_mode = 0;
	RING_UNLOCK(r);
}

void
sys_ring_forget_right(struct ring *r)
{
	RING_LOCK(r);
	if (r->r_mode == 0) {
		RING_UNLOCK(r);
		return;				// CLEAN
	}
	r->r_mode = 0;
	RING_UNLOCK(r);
}
