/* A timer handler calls a function that asserts the lock. */
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

static void
ring_timer_body(struct ring *r)
{
	KASSERT(mutex_owned(&r->r_lock));
	r->r_tail++;
}

static callout_t ring_ch_wrong;

static void
ring_timer_wrong(void *arg)
{
	struct ring *r = arg;

	ring_timer_body(r);			// WANT LW1009 must
}

void
sys_ring_timer_wrong(struct ring *r)
{
	callout_setfunc(&ring_ch_wrong, ring_timer_wrong, r);
}

static callout_t ring_ch_right;

static void
ring_timer_right(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	ring_timer_body(r);			// CLEAN
	mutex_exit(&r->r_lock);
}

void
sys_ring_timer_right(struct ring *r)
{
	callout_setfunc(&ring_ch_right, ring_timer_right, r);
}
