/* A callout handler finds no lock held. */
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
ring_tick_wrong(void *arg)
{
	struct ring *r = arg;

	if (r->r_mode == 2)			// WANT LW1001 must
		callout_schedule(&ring_ch_wrong, 1);
}

void
sys_ring_start_wrong(struct ring *r)
{
	callout_init(&ring_ch_wrong, 0);
	callout_setfunc(&ring_ch_wrong, ring_tick_wrong, r);
}

static callout_t ring_ch_right;

static void
ring_tick_right(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	if (r->r_mode == 2)			// CLEAN
		callout_schedule(&ring_ch_right, 1);
	mutex_exit(&r->r_lock);
}

void
sys_ring_start_right(struct ring *r)
{
	callout_init(&ring_ch_right, 0);
	callout_setfunc(&ring_ch_right, ring_tick_right, r);
}
