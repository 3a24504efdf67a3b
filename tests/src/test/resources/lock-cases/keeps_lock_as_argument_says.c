/* A helper keeps its lock for a caller who asks for it by an argument, and nobody does; its twin keeps it as a call says. */
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
};

int	ring_start(struct ring *);

static void
ring_take_wrong(struct ring *r, int n)
{

	mutex_enter(&r->r_lock);
	r->r_head += n;
	if (ring_start(r) == 0)
		mutex_exit(&r->r_lock);
}						// WANT LW3001

void
sys_ring_take_wrong(struct ring *r)
{

	ring_take_wrong(r, 0);
}

static void
ring_take_right(struct ring *r, int keep)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	if (keep == 0)
		mutex_exit(&r->r_lock);
}						// CLEAN

void
sys_ring_take_right(struct ring *r)
{

	ring_take_right(r, 0);
}
