/* One way out keeps the lock of an object that only this function knows; others give it up. */
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

struct ring	*ring_lookup(int);

int
ring_drain_wrong(int unit)
{
	struct ring *r;

	r = ring_lookup(unit);
	if (r == NULL)
		return EINVAL;
	mutex_enter(&r->r_lock);
	if (r->r_head == r->r_tail)
		return EBUSY;			// WANT LW3001
	r->r_tail = r->r_head;
	mutex_exit(&r->r_lock);
	return 0;				// CLEAN
}

int
ring_drain_right(int unit)
{
	struct ring *r;

	r = ring_lookup(unit);
	if (r == NULL)
		return EINVAL;
	mutex_enter(&r->r_lock);
	if (r->r_head == r->r_tail) {
		mutex_exit(&r->r_lock);
		return EBUSY;			// CLEAN
	}
	r->r_tail = r->r_head;
	mutex_exit(&r->r_lock);
	return 0;
}

int
ring_find_busy(int unit, struct ring **rp)
{
	struct ring *r;

	r = ring_lookup(unit);
	if (r == NULL)
		return EINVAL;
	mutex_enter(&r->r_lock);
	if (r->r_head == r->r_tail) {
		mutex_exit(&r->r_lock);
		return EIO;
	}
	*rp = r;
	return 0;				// CLEAN
}
