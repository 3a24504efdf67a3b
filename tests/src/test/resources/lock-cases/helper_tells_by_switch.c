/* A helper says by a switch for which requests the lock is kept, and its caller switches on them too. */
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
	u_int		r_size;		/* :: number of slots */
};

static int
ring_needs_hold(int req)
{
	switch (req) {
	case 1:
	case 2:
		return 1;
	default:
		return 0;
	}
}

u_int
sys_ring_request_wrong(struct ring *r, int req)
{
	u_int v = 0;

	mutex_enter(&r->r_lock);
	if (ring_needs_hold(req) == 0)
		mutex_exit(&r->r_lock);
	switch (req) {
	case 1:
		v = r->r_head;			// CLEAN
		mutex_exit(&r->r_lock);		// CLEAN
		break;
	case 2:
		v = r->r_tail;			// CLEAN
		mutex_exit(&r->r_lock);		// CLEAN
		break;
	case 3:
		v = r->r_head;			// WANT LW1001 must
		break;
	default:
		break;
	}
	return v;				// CLEAN
}

u_int
sys_ring_request_right(struct ring *r, int req)
{
	u_int v = 0;

	mutex_enter(&r->r_lock);
	if (ring_needs_hold(req) == 0)
		mutex_exit(&r->r_lock);
	switch (req) {
	case 1:
		v = r->r_head;			// CLEAN
		mutex_exit(&r->r_lock);		// CLEAN
		break;
	case 2:
		v = r->r_tail;			// CLEAN
		mutex_exit(&r->r_lock);		// CLEAN
		break;
	case 3:
		v = r->r_size;			// CLEAN
		break;
	default:
		break;
	}
	return v;				// CLEAN
}
