/* The lock is taken through a local variable, and one way out keeps it. */
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
sys_ring_alias_wrong(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(lock);
	if (r->r_mode == 0) {
		return;				// WANT LW3001
	}
	r->r_mode = 0;
	mutex_exit(&r->r_lock);
}

void
sys_ring_alias_right(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;

	mutex_enter(lock);
	if (r->r_mode == 0) {
		mutex_exit(lock);
		return;				// CLEAN
	}
	r->r_mode = 0;
	mutex_exit(&r->r_lock);
}
