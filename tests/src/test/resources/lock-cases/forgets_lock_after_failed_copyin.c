/* The lock is kept when copyin() fails. */
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
sys_ring_copyin_wrong(struct ring *r, const void *from)
{
	u_int mode;
	int error;

	mutex_enter(&r->r_lock);
	error = copyin(from, &mode, sizeof(mode));
	if (error)
		return error;			// WANT LW3001
	if (mode > 8)
		error = EINVAL;
	r->r_mode = mode;
	mutex_exit(&r->r_lock);
	return error;
}

int
sys_ring_copyin_right(struct ring *r, const void *from)
{
	u_int mode;
	int error;

	mutex_enter(&r->r_lock);
	error = copyin(from, &mode, sizeof(mode));
	if (error == 0)
		r->r_mode = mode;
	mutex_exit(&r->r_lock);
	return error;
}
