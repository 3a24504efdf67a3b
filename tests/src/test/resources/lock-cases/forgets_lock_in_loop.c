/* A return inside a loop keeps the lock. */
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
sys_ring_search_wrong(struct ring *r, u_int what)
{
	int i;

	mutex_enter(&r->r_lock);
	for (i = 0; i < 8; i++) {
		if (r->r_slot[i] == what) {
			return 0;		// WANT LW3001
		}
		if (r->r_slot[i] == 0) {
			mutex_exit(&r->r_lock);
			return 0;
		}
	}
	mutex_exit(&r->r_lock);
	return EINVAL;
}

int
sys_ring_search_right(struct ring *r, u_int what)
{
	int i;

	mutex_enter(&r->r_lock);
	for (i = 0; i < 8; i++) {
		if (r->r_slot[i] == what) {
			mutex_exit(&r->r_lock);
			return 0;		// CLEAN
		}
		if (r->r_slot[i] == 0) {
			mutex_exit(&r->r_lock);
			return 0;
		}
	}
	mutex_exit(&r->r_lock);
	return EINVAL;
}
