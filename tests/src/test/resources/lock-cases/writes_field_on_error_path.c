/* The error path writes a field after the common unlock. */
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
sys_ring_config_wrong(struct ring *r, u_int mode)
{
	mutex_enter(&r->r_lock);
	if (mode > 8) {
		mutex_exit(&r->r_lock);
		r->r_mode = 0;			// WANT LW1002 must
		return EINVAL;
	}
	r->r_mode = mode;
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_config_right(struct ring *r, u_int mode)
{
	mutex_enter(&r->r_lock);
	if (mode > 8) {
		r->r_mode = 0;
		mutex_exit(&r->r_lock);
		return EINVAL;
	}
	r->r_mode = mode;
	mutex_exit(&r->r_lock);
	return 0;
}
