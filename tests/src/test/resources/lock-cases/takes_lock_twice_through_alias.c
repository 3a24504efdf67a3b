/* The second time the lock has another name. */
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
sys_ring_second_wrong(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(&r->r_lock);
	mutex_enter(lock);			// WANT LW2003 must
	mutex_exit(lock);
	mutex_exit(&r->r_lock);			// WANT LW3002 must
}

void
sys_ring_second_right(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(&r->r_lock);
	mutex_exit(&r->r_lock);
	mutex_enter(lock);			// CLEAN
	mutex_exit(lock);
}
