/* Whoever holds the lock of an object has the object, so a later test for a null pointer does not keep the lock. */
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
	struct ring	*r_peer;	/* :: the other direction */
};

static void
ring_unlock(struct ring *r)
{
	if (r != NULL)
		mutex_exit(&r->r_lock);
}

int
sys_ring_peer_wrong(struct ring *r)
{
	struct ring *p = r->r_peer;

	mutex_enter(&p->r_lock);
	p->r_head = 1;				// CLEAN
	if (r->r_head != 0)			// WANT LW1004
		return EBUSY;			// WANT LW3001
	ring_unlock(p);
	return 0;				// CLEAN
}

int
sys_ring_peer_right(struct ring *r)
{
	struct ring *p = r->r_peer;

	mutex_enter(&p->r_lock);
	p->r_head = 1;				// CLEAN
	if (p->r_head != 0) {
		ring_unlock(p);
		return EBUSY;			// CLEAN
	}
	if (p != NULL)
		mutex_exit(&p->r_lock);
	return 0;				// CLEAN
}
