/* A callout handler writes a field without the lock. */
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
ring_timeout_wrong(void *arg)
{
	struct ring *r = arg;

	r->r_mode = 0;				// WANT LW1002 must
}

void
sys_ring_arm_wrong(struct ring *r)
{
	callout_reset(&ring_ch_wrong, 10, ring_timeout_wrong, r);
}

static callout_t ring_ch_right;

static void
ring_timeout_right(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	r->r_mode = 0;				// CLEAN
	mutex_exit(&r->r_lock);
}

void
sys_ring_arm_right(struct ring *r)
{
	callout_reset(&ring_ch_right, 10, ring_timeout_right, r);
}
