/* A lookup returns its object locked, and NULL without a lock. */
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

static struct ring *
ring_lookup_wrong(struct ring *r, u_int mode)
{
	mutex_enter(&r->r_lock);
	if (r->r_mode != mode) {
		return NULL;			// WANT LW3001
	}
	if (r->r_head == 0) {
		mutex_exit(&r->r_lock);
		return NULL;
	}
	return r;
}

int
sys_ring_lookup_wrong(struct ring *r)
{
	struct ring *found = ring_lookup_wrong(r, 3);

	if (found == NULL)
		return EINVAL;
	mutex_exit(&found->r_lock);
	return 0;
}

static struct ring *
ring_lookup_right(struct ring *r, u_int mode)
{
	mutex_enter(&r->r_lock);
	if (r->r_mode != mode) {
		mutex_exit(&r->r_lock);
		return NULL;			// CLEAN
	}
	if (r->r_head == 0) {
		mutex_exit(&r->r_lock);
		return NULL;
	}
	return r;
}

int
sys_ring_lookup_right(struct ring *r)
{
	struct ring *found = ring_lookup_right(r, 3);

	if (found == NULL)
		return EINVAL;
	mutex_exit(&found->r_lock);
	return 0;
}
