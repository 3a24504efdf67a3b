/* A continue goes round with the lock of the first element, which a variable holds that the loop does not set. */
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
	struct ring	*r_next;	/* :: another ring */
};
struct card {
	struct ring	*c_ring;	/* :: its rings */
};

void
sys_ring_all_wrong(struct card *c)
{
	struct ring *first = c->c_ring;
	struct ring *r;

	for (r = first; r != NULL; r = r->r_next) {	// WANT LW3003
		mutex_enter(&first->r_lock);
		first->r_head++;
		if (r == first)
			continue;
		mutex_exit(&first->r_lock);
	}
}

void
sys_ring_all_right(struct card *c)
{
	struct ring *r;

	for (r = c->c_ring; r != NULL; r = r->r_next) {	// CLEAN
		mutex_enter(&r->r_lock);
		r->r_head++;
		if (r == c->c_ring) {
			mutex_exit(&r->r_lock);
			continue;
		}
		mutex_exit(&r->r_lock);
	}
}
