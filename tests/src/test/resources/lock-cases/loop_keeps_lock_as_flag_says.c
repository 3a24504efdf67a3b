/* A loop may come round with the lock if a flag says so, which the loop looks at. */
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
sys_ring_flag_wrong(struct ring *r, int n)
{
	bool first = true;

	while (n-- > 0) {			// WANT LW3003 must
		mutex_enter(&r->r_lock);
		r->r_head++;
		if (first)
			delay(1);
	}
	mutex_exit(&r->r_lock);
}

void
sys_ring_flag_right(struct ring *r, int n)
{
	bool locked = false;

	while (n-- > 0) {			// CLEAN
		if (!locked) {
			mutex_enter(&r->r_lock);
			locked = true;
		}
		r->r_head++;
		if (n == 7) {
			mutex_exit(&r->r_lock);
			locked = false;
			delay(1);
		}
	}
	if (locked)
		mutex_exit(&r->r_lock);
}
