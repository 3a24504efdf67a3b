/* A goto goes to the label after the one that gives the lock up. */
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
sys_ring_jump_wrong(struct ring *r, int n)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (n < 0) {
		error = EINVAL;
		goto out;
	}
	if (n > 8) {
		error = EBUSY;
		goto unlock;
	}
	r->r_head = n;
unlock:
	mutex_exit(&r->r_lock);
out:
	return error;				// WANT LW3001
}

int
sys_ring_jump_right(struct ring *r, int n)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (n < 0) {
		error = EINVAL;
		goto unlock;
	}
	if (n > 8) {
		error = EBUSY;
		goto unlock;
	}
	r->r_head = n;
unlock:
	mutex_exit(&r->r_lock);
	return error;				// CLEAN
}
