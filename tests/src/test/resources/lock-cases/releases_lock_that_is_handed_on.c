/* Functions that are not seen to be called give up a lock that they did not take, of a class that often goes from one function to another. */
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

void
ring_fill_right(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);			// CLEAN
}

void
ring_commit_right(struct ring *r)
{

	r->r_head++;
	mutex_exit(&r->r_lock);			// CLEAN
}

void
ring_abort_right(struct ring *r)
{

	r->r_head--;
	mutex_exit(&r->r_lock);			// CLEAN
}
