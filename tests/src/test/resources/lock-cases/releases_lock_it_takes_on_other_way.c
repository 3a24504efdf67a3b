/* A way that did not take the lock comes to where it is given up; the function takes it itself, so no caller has. */
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

int
ring_fill_wrong(struct ring *r)
{
	int error;

	error = ring_start(r);
	if (error != 0)
		goto unlock;
	mutex_enter(&r->r_lock);
	r->r_head++;
unlock:
	mutex_exit(&r->r_lock);			// WANT LW3002
	return error;
}

int
ring_fill_right(struct ring *r)
{
	int error;

	error = ring_start(r);
	if (error != 0)
		goto out;
	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);			// CLEAN
out:
	return error;				// CLEAN
}

int
ring_fill_told(struct ring *r, int locked)
{
	int error;

	if (!locked)
		mutex_enter(&r->r_lock);
	error = ring_start(r);
	mutex_exit(&r->r_lock);			// CLEAN
	return error;
}
