/* One way to the only return keeps the lock that the function gives up on all others; it has a caller. */
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
ring_send_wrong(struct ring *r)
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
sys_ring_send_wrong(struct ring *r)
{
	return ring_send_wrong(r);
}

static int
ring_send_right(struct ring *r)
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
sys_ring_send_right(struct ring *r)
{
	return ring_send_right(r);
}
