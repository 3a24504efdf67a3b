/* Bits of an argument tell a helper whether its caller has the lock. */
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

#define RING_LOCKED	0x01
#define RING_QUIET	0x02

static void
ring_poke_right(struct ring *r, int flags)
{
	if ((flags & RING_LOCKED) == 0)
		mutex_enter(&r->r_lock);
	r->r_head++;			// CLEAN
	if ((flags & RING_LOCKED) == 0)
		mutex_exit(&r->r_lock);
}

static void
ring_poke_wrong(struct ring *r, int flags)
{
	if ((flags & RING_LOCKED) == 0)
		mutex_enter(&r->r_lock);
	r->r_head++;			// WANT LW1002
	if ((flags & RING_LOCKED) == 0)
		mutex_exit(&r->r_lock);
}

int
sys_ring_poke_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_poke_right(r, RING_LOCKED | RING_QUIET);
	mutex_exit(&r->r_lock);
	return 0;
}

int
sys_ring_poke_wrong(struct ring *r)
{
	ring_poke_wrong(r, RING_LOCKED | RING_QUIET);
	return 0;
}
