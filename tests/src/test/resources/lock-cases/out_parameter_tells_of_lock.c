/* A helper says through a pointer whether it left the lock held. */
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
	u_int		r_mode;		/* m: how it is filled */
	struct ring	*r_next;	/* :: on the list of all */
};

static void
ring_enter(struct ring *r, u_int mode, int *lockedp)
{
	mutex_enter(&r->r_lock);
	if (r->r_mode == mode) {
		*lockedp = 1;
		return;			// CLEAN
	}
	mutex_exit(&r->r_lock);
	*lockedp = 0;
}

int
sys_ring_use_right(struct ring *r, u_int mode)
{
	int locked;

	ring_enter(r, mode, &locked);
	if (locked) {
		r->r_head++;		// CLEAN
		mutex_exit(&r->r_lock);	// CLEAN
	}
	return 0;
}

int
sys_ring_use_wrong(struct ring *r, u_int mode)
{
	int locked;

	ring_enter(r, mode, &locked);
	if (!locked) {
		r->r_head++;		// WANT LW1002
		return EINVAL;
	}
	mutex_exit(&r->r_lock);
	return 0;
}
