/* A loop takes the lock by a macro each time round. */
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
sys_ring_macro_wrong(struct ring *r, int n)
{
	while (n-- > 0) {			// WANT LW3003
		RING_LOCK(r);
		r->r_tail++;
	}
	RING_UNLOCK(r);
}

void
sys_ring_macro_right(struct ring *r, int n)
{
	while (n-- > 0) {			// CLEAN
		RING_LOCK(r);
		r->r_tail++;
		RING_UNLOCK(r);
	}
}
