/* The big lock may be taken again by whoever holds it; a mutex may not. */
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
sys_ring_big_wrong(struct ring *r)
{
	KERNEL_LOCK(1, NULL);
	KERNEL_LOCK(1, NULL);
	mutex_enter(&r->r_lock);
	mutex_enter(&r->r_lock);		// WANT LW2003 must
	r->r_head = 7;
	mutex_exit(&r->r_lock);
	KERNEL_UNLOCK_ONE(NULL);
	KERNEL_UNLOCK_ONE(NULL);
}

void
sys_ring_big_right(struct ring *r)
{
	KERNEL_LOCK(1, NULL);
	KERNEL_LOCK(1, NULL);
	mutex_enter(&r->r_lock);
	r->r_head = 7;
	mutex_exit(&r->r_lock);
	KERNEL_UNLOCK_ONE(NULL);
	KERNEL_UNLOCK_ONE(NULL);
}
