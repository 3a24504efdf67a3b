/* A local variable is another name of the object, so the lock is the right one. */
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
	u_int		r_mode;		/* m: how it is filled */
	u_int		r_slot[8];	/* m: what it holds */
	u_int		r_size;		/* :: number of slots */
	struct ring	*r_peer;	/* :: the other direction */
};

void
sys_ring_same_wrong(struct ring *r, struct ring *s)
{
	struct ring *t = s;

	mutex_enter(&t->r_lock);
	r->r_tail = 2;				// WANT LW1004
	mutex_exit(&t->r_lock);
}

void
sys_ring_same_right(struct ring *r, struct ring *s)
{
	struct ring *t = r;

	mutex_enter(&t->r_lock);
	r->r_tail = 2;				// CLEAN
	mutex_exit(&t->r_lock);
}
