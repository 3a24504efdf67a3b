/* One case of a switch returns with the lock. */
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
sys_ring_case_wrong(struct ring *r, int cmd)
{
	mutex_enter(&r->r_lock);
	switch (cmd) {
	case 0:
		r->r_mode = 0;
		break;
	case 1:
		r->r_mode = 1;
		return 0;			// WANT LW3001
	default:
		mutex_exit(&r->r_lock);
		return EINVAL;
	}
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_case_right(struct ring *r, int cmd)
{
	mutex_enter(&r->r_lock);
	switch (cmd) {
	case 0:
		r->r_mode = 0;
		break;
	case 1:
		r->r_mode = 1;
		mutex_exit(&r->r_lock);
		return 0;			// CLEAN
	default:
		mutex_exit(&r->r_lock);
		return EINVAL;
	}
	mutex_exit(&r->r_lock);
	return 0;
}
