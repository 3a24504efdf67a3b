// GAP: LW1004
/* Which object is locked is hidden in a macro that nobody defines. */
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
sys_ring_chosen(struct ring *r, struct ring *s)
{
	mutex_enter(RING_HIDDEN_LOCK_OF(r));
	r->r_head = 1;				// CLEAN
	mutex_exit(RING_HIDDEN_LOCK_OF(r));
}
