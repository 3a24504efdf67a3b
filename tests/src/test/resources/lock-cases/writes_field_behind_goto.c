/* A label after the unlock is reached by a goto, and the write stands behind it. */
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
sys_ring_goto_wrong(struct ring *r, int bad)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (bad) {
		error = EINVAL;
		goto out;
	}
	r->r_head = 1;
out:
	mutex_exit(&r->r_lock);
	r->r_tail = 0;				// WANT LW1002 must
	return error;
}

int
sys_ring_goto_right(struct ring *r, int bad)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (bad) {
		error = EINVAL;
		goto out;
	}
	r->r_head = 1;
out:
	r->r_tail = 0;				// CLEAN
	mutex_exit(&r->r_lock);
	return error;
}
