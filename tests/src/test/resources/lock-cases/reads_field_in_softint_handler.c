/* A soft interrupt handler finds no lock held. */
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

static void *ring_sih_wrong;

static void
ring_softint_wrong(void *arg)
{
	struct ring *r = arg;

	printf("%u\n", r->r_tail);		// WANT LW1001 must
}

void
sys_ring_establish_wrong(struct ring *r)
{
	ring_sih_wrong = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE,
	    ring_softint_wrong, r);
}

static void *ring_sih_right;

static void
ring_softint_right(void *arg)
{
	struct ring *r = arg;

	mutex_enter(&r->r_lock);
	printf("%u\n", r->r_tail);		// CLEAN
	mutex_exit(&r->r_lock);
}

void
sys_ring_establish_right(struct ring *r)
{
	ring_sih_right = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE,
	    ring_softint_right, r);
}
