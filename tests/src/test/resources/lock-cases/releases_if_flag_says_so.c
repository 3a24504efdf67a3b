/* Whether the lock was taken is in a flag, which one way out does not ask. */
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
sys_ring_flag_wrong(struct ring *r, int locked)
{
	bool need_unlock = false;
	int error = 0;

	if (!locked) {
		mutex_enter(&r->r_lock);
		need_unlock = true;
	}
	if (copyin(NULL, NULL, 0) != 0) {
		error = EINVAL;
		return error;			// WANT LW3001
	}
	delay(1);
	if (need_unlock)
		mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_flag_right(struct ring *r, int locked)
{
	bool need_unlock = false;
	int error = 0;

	if (!locked) {
		mutex_enter(&r->r_lock);
		need_unlock = true;
	}
	if (copyin(NULL, NULL, 0) != 0) {
		error = EINVAL;
		goto out;
	}
	delay(1);
out:
	if (need_unlock)
		mutex_exit(&r->r_lock);
	return error;
}
