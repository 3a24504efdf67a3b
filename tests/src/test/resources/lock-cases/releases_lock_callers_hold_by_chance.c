/* A function gives up what it has not taken; that some of its callers are called with such a lock held is no help. */
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
	u_int		r_size;		/* :: number of slots */
};

static u_int	ring_noise;

static void
ring_sample_wrong(void)
{

	ring_noise++;
	kpreempt_enable();			// WANT LW3002
}

static void
ring_sample_right(void)
{

	kpreempt_disable();
	ring_noise++;
	kpreempt_enable();			// CLEAN
}

static void
ring_rest(void)
{

	ring_noise++;
	kpreempt_enable();			// CLEAN
}

static void
ring_mark(void)
{

	ring_sample_wrong();
	ring_sample_right();
}

void
sys_ring_mark(void)
{

	ring_mark();
}

void
sys_ring_mark_here(void)
{

	kpreempt_disable();
	ring_mark();
}

void
sys_ring_rest(void)
{

	kpreempt_disable();
	ring_rest();				// CLEAN
}

static void
ring_reset_wrong(struct ring *r)
{

	r->r_size = 0;
	mutex_exit(&r->r_lock);			// WANT LW3002
}

void
sys_ring_reset(struct ring *r)
{

	ring_reset_wrong(r);			// CLEAN
}

void
ring_reset_from_elsewhere(struct ring *r)
{

	ring_reset_wrong(r);			// CLEAN
}
