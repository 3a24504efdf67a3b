/* An error path gives the lock up before it goes to the label that does. */
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

int
sys_ring_error_wrong(struct ring *r, int bad)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (bad) {
		mutex_exit(&r->r_lock);
		error = EINVAL;
		goto out;
	}
	r->r_mode = 1;
out:
	mutex_exit(&r->r_lock);			// WANT LW3002 may
	return error;
}

int
sys_ring_error_right(struct ring *r, int bad)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (bad) {
		error = EINVAL;
		goto out;
	}
	r->r_mode = 1;
out:
	mutex_exit(&r->r_lock);			// CLEAN
	return error;
}
