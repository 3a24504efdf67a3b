/* A helper fills an object that nobody knows yet, or one that others know. */
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
ring_fill_new(struct ring *r)
{
	r->r_head = 1;			// CLEAN
}

static void
ring_fill_old(struct ring *r)
{
	r->r_head = 1;			// WANT LW1002
}

int
sys_ring_make(struct ring **rp)
{
	struct ring *r = kmem_zalloc(sizeof(*r), KM_SLEEP);

	ring_fill_new(r);
	*rp = r;
	return 0;
}

int
sys_ring_fill(struct ring *r)
{
	ring_fill_old(r);
	return 0;
}
