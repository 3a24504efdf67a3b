/* A field marked as unlocked and stable is written in a timer. */
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

static callout_t ring_ch_wrong;

static void
ring_grow_wrong(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	r->r_size = 64;				// WANT LW1007
	mutex_exit(&r->r_lock);
}

void
sys_ring_grow_wrong(struct ring *r)
{
	callout_reset(&ring_ch_wrong, 1, ring_grow_wrong, r);
}

static callout_t ring_ch_right;

static void
ring_grow_right(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	r->r_tail = r->r_size;
	mutex_exit(&r->r_lock);
}

void
sys_ring_grow_right(struct ring *r)
{
	callout_reset(&ring_ch_right, 1, ring_grow_right, r);
}
