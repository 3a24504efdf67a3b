/* A function gives up a lock for its callers, and one of them has not taken it. */
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
	u_int		r_size;		/* :: number of slots */
};

static void
ring_unlock(struct ring *r)
{

	mutex_exit(&r->r_lock);			// CLEAN
}

static void
ring_unlock_if(struct ring *r, int locked)
{

	if (locked)
		mutex_exit(&r->r_lock);
}

static u_int
ring_next(struct ring *r)
{
	u_int head;

	head = ++r->r_head;
	ring_unlock(r);				// CLEAN
	return head;
}

int
sys_ring_size_wrong(struct ring *r, u_int *n)
{

	if (r->r_size == 0) {
		ring_unlock(r);			// WANT LW3002 must
		return 1;
	}
	mutex_enter(&r->r_lock);
	*n = r->r_head;
	ring_unlock(r);
	return 0;
}

int
sys_ring_size_right(struct ring *r, u_int *n)
{

	mutex_enter(&r->r_lock);
	if (r->r_size == 0) {
		ring_unlock(r);			// CLEAN
		return 1;
	}
	*n = r->r_head;
	ring_unlock(r);
	return 0;
}

u_int
sys_ring_next_right(struct ring *r)
{

	mutex_enter(&r->r_lock);
	return ring_next(r);			// CLEAN
}

int
sys_ring_size_told(struct ring *r, u_int *n, int locked)
{

	if (locked)
		mutex_enter(&r->r_lock);
	*n = r->r_size;
	ring_unlock_if(r, locked);		// CLEAN
	return 0;
}
