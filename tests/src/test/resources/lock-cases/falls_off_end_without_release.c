/* A function without result ends with the lock held on one way. */
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
sys_ring_falls_wrong(struct ring *r, int quiet)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 0;
	if (quiet) {
		mutex_exit(&r->r_lock);
		return;
	}
	r->r_mode = 1;
}						// WANT LW3001

void
sys_ring_falls_right(struct ring *r, int quiet)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 0;
	if (quiet) {
		mutex_exit(&r->r_lock);
		return;
	}
	r->r_mode = 1;
	mutex_exit(&r->r_lock);
}						// CLEAN
