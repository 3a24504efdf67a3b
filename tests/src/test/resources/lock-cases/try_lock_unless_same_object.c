/* Whether two objects are one is asked before and after a try-lock, and the lock is given up only if they are two. */
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
	u_int		r_size;		/* :: number of slots */
};

void
sys_ring_unless_wrong(struct ring *r, struct ring *other)
{
	bool ok;

	ok = (r == other || mutex_tryenter(&r->r_lock) == true);
	if (!ok)
		mutex_enter(&r->r_lock);
	if (r == other)
		r->r_head = 1;			// WANT LW1002
	if (r != other)
		mutex_exit(&r->r_lock);		// CLEAN
}						// CLEAN

void
sys_ring_unless_right(struct ring *r, struct ring *other)
{
	bool ok;

	ok = (r == other || mutex_tryenter(&r->r_lock) == true);
	if (!ok)
		mutex_enter(&r->r_lock);
	if (r != other)
		r->r_head = 1;			// CLEAN
	if (r != other)
		mutex_exit(&r->r_lock);		// CLEAN
}						// CLEAN
