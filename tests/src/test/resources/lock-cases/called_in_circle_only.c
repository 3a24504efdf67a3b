/* A function that only others of its circle call is called as these are, and not by somebody unknown. */
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

void	ring_walk(struct ring *, int);
void	ring_pass(struct ring *, int);

void
ring_fill(struct ring *r, int n)
{
	r->r_head++;				// WANT LW1002 must
	if (n > 0)
		ring_walk(r, n - 1);
}

void
ring_walk(struct ring *r, int n)
{
	if (n > 1)
		ring_fill(r, n);
}

void
sys_ring_fill(struct ring *r)
{
	ring_walk(r, 8);
}

void
ring_clean(struct ring *r, int n)
{
	r->r_tail++;				// CLEAN
	if (n > 0)
		ring_pass(r, n - 1);
}

void
ring_pass(struct ring *r, int n)
{
	if (n > 1)
		ring_clean(r, n);
}

void
sys_ring_clean(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_pass(r, 8);
	mutex_exit(&r->r_lock);
}
