/* A macro takes the lock that is held. */
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
sys_ring_macros_wrong(struct ring *r)
{
	RING_LOCK(r);
	r->r_head = 4;
	RING_LOCK(r);				// WANT LW2003 must
	r->r_tail = 4;
	RING_UNLOCK(r);
}

void
sys_ring_macros_right(struct ring *r)
{
	RING_LOCK(r);
	r->r_head = 4;
	r->r_tail = 4;
	RING_UNLOCK(r);
}
