/* A field is tested before its lock is taken. */
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
sys_ring_full_wrong(struct ring *r)
{
	int error = 0;

	if (r->r_head == r->r_size)		// WANT LW1001 must
		error = EBUSY;
	mutex_enter(&r->r_lock);
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
	return error;
}

int
sys_ring_full_right(struct ring *r)
{
	int error = 0;

	mutex_enter(&r->r_lock);
	if (r->r_head == r->r_size)		// CLEAN
		error = EBUSY;
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
	return error;
}
