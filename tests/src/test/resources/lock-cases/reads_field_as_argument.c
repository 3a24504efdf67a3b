/* A field is read as the argument of a call outside the lock. */
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
sys_ring_show_wrong(struct ring *r)
{
	printf("mode %u\n", r->r_mode);		// WANT LW1001 must
}

void
sys_ring_show_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	printf("mode %u\n", r->r_mode);		// CLEAN
	mutex_exit(&r->r_lock);
}
