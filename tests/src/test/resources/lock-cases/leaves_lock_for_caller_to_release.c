/* A helper keeps its lock on one way out, which its caller tells by the ring and gives the lock up; another caller does not. */
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
ring_fill_wrong(struct ring *r)
{
	int error;

	mutex_enter(&r->r_lock);
	error = ring_start(r);
	if (r->r_head == r->r_tail)
		mutex_exit(&r->r_lock);
	return error;				// WANT LW3001
}

int
sys_ring_fill_wrong(struct ring *r, int full)
{
	int error;

	error = ring_fill_wrong(r);
	return error;
}

static int
ring_fill_right(struct ring *r)
{
	int error;

	mutex_enter(&r->r_lock);
	error = ring_start(r);
	if (r->r_head == r->r_tail)
		mutex_exit(&r->r_lock);
	return error;				// CLEAN
}

int
ring_fill_full_right(struct ring *r, int full)
{
	int error;

	error = ring_fill_right(r);
	if (full)
		mutex_exit(&r->r_lock);
	return error;
}
