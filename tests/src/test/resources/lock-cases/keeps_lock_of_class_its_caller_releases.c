/* A helper keeps its lock on one way out; its caller gives up that lock too, but the one that it took itself, and before the call. */
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

int	ring_start(struct ring *);

static int
ring_push_wrong(struct ring *r)
{
	int error;

	mutex_enter(&r->r_lock);
	error = ring_start(r);
	if (error != 0)
		goto out;
	r->r_head++;
	mutex_exit(&r->r_lock);
out:
	return error;				// WANT LW3001
}

int
sys_ring_clean_wrong(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_tail++;
	mutex_exit(&r->r_lock);
	return ring_push_wrong(r);
}

static int
ring_push_right(struct ring *r)
{
	int error;

	mutex_enter(&r->r_lock);
	error = ring_start(r);
	if (error != 0)
		goto out;
	r->r_head++;
out:
	mutex_exit(&r->r_lock);
	return error;				// CLEAN
}

int
sys_ring_clean_right(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_tail++;
	mutex_exit(&r->r_lock);
	return ring_push_right(r);
}
