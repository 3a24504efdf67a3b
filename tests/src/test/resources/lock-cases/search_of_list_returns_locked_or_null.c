/* A search locks what it finds; the loop ends with NULL or with a break. */
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

static struct ring *all;

static struct ring *
ring_find(u_int mode)
{
	struct ring *r;

	for (r = all; r != NULL; r = r->r_next) {
		mutex_enter(&r->r_lock);
		if (r->r_mode == mode)		// CLEAN
			break;
		mutex_exit(&r->r_lock);
	}
	return r;
}

int
sys_ring_reset_right(u_int mode)
{
	struct ring *r = ring_find(mode);

	if (r == NULL)
		return ENOENT;
	r->r_head = 0;				// CLEAN
	mutex_exit(&r->r_lock);			// CLEAN
	return 0;
}

int
sys_ring_reset_wrong(u_int mode)
{
	struct ring *r = ring_find(mode);

	if (r == NULL)
		return ENOENT;
	mutex_exit(&r->r_lock);
	r->r_head = 0;				// WANT LW1002
	return 0;
}
