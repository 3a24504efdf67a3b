/* Two objects are locked, unless they are one; the test is turned round where they are unlocked. */
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

int
sys_ring_swap_right(struct ring *a, struct ring *b)
{
	u_int head;

	mutex_enter(&a->r_lock);
	if (a != b)
		mutex_enter(&b->r_lock);	// WANT LW2002 may
	head = a->r_head;
	a->r_head = b->r_head;
	b->r_head = head;
	if (b == a)
		goto out;
	mutex_exit(&b->r_lock);			// CLEAN
out:
	mutex_exit(&a->r_lock);
	return 0;
}

int
sys_ring_swap_wrong(struct ring *a, struct ring *b)
{
	mutex_enter(&a->r_lock);
	if (a != b)
		mutex_enter(&b->r_lock);	// WANT LW2002 may
	a->r_head = 0;
	if (b == a)
		mutex_exit(&b->r_lock);
	mutex_exit(&a->r_lock);			// WANT LW3002
	return 0;				// WANT LW3001
}
