/* An inline setter is used outside the lock. */
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

static inline void
ring_set_mode_wrong(struct ring *r, u_int mode)
{
	r->r_mode = mode;			// WANT LW1002 must
}

void
sys_ring_setmode_wrong(struct ring *r)
{
	ring_set_mode_wrong(r, 3);
}

static inline void
ring_set_mode_right(struct ring *r, u_int mode)
{
	r->r_mode = mode;			// CLEAN
}

void
sys_ring_setmode_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_set_mode_right(r, 3);
	mutex_exit(&r->r_lock);
}
