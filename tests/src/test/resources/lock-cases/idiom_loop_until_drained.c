/* Each round takes the lock, takes one away, and gives the lock up before the work. */
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
sys_ring_work(struct ring *r)
{
	u_int slot;

	for (;;) {				// CLEAN
		mutex_enter(&r->r_lock);
		if (r->r_head == r->r_tail) {
			mutex_exit(&r->r_lock);
			break;
		}
		slot = r->r_slot[r->r_tail++];	// CLEAN
		mutex_exit(&r->r_lock);
		printf("%u\n", slot);
	}
}						// CLEAN
