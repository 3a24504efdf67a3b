/* The lock of the ring that a look-up gave is held, and a field of the ring that was passed is used; and the other way round. */
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
};

struct ring	*ring_find(int);

void
sys_ring_copy_wrong(struct ring *r, int other)
{
	struct ring *found;

	found = ring_find(other);
	mutex_enter(&found->r_lock);
	r->r_head++;				// WANT LW1004
	mutex_exit(&found->r_lock);
}

void
sys_ring_copy_right(struct ring *r, int other)
{
	struct ring *found;

	found = ring_find(other);
	mutex_enter(&r->r_lock);
	r->r_head++;				// CLEAN
	mutex_exit(&r->r_lock);
	mutex_enter(&found->r_lock);
	found->r_head++;			// CLEAN
	mutex_exit(&found->r_lock);
}
