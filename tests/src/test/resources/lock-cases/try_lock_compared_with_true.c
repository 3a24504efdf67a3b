/* The result of mutex_tryenter() is compared with true, and kept in a variable. */
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
sys_ring_compare_wrong(struct ring *r)
{
	if (mutex_tryenter(&r->r_lock) == true) {
		mutex_exit(&r->r_lock);		// CLEAN
		r->r_head = 1;			// WANT LW1002 must
	}
}

void
sys_ring_compare_right(struct ring *r)
{
	if (mutex_tryenter(&r->r_lock) == true) {
		r->r_head = 1;			// CLEAN
		mutex_exit(&r->r_lock);		// CLEAN
	}
}

void
sys_ring_keep_wrong(struct ring *r, int idle)
{
	bool got;

	got = (idle != 0 && mutex_tryenter(&r->r_lock) == true);
	if (!got) {
		r->r_head = 1;			// WANT LW1002 must
		mutex_enter(&r->r_lock);
	}
	mutex_exit(&r->r_lock);			// CLEAN
}

void
sys_ring_keep_right(struct ring *r, int idle)
{
	bool got;

	got = (idle != 0 && mutex_tryenter(&r->r_lock) == true);
	if (!got)
		mutex_enter(&r->r_lock);
	r->r_head = 1;				// CLEAN
	mutex_exit(&r->r_lock);			// CLEAN
}

void
sys_ring_fill(struct ring *r, u_int n)
{
	mutex_enter(&r->r_lock);
	r->r_head += n;				// CLEAN
	if (r->r_head >= r->r_size)
		r->r_head = 0;			// CLEAN
	mutex_exit(&r->r_lock);
}
