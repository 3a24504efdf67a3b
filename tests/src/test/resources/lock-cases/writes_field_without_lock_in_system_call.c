/* A system call writes a field without ever taking its lock. */
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
sys_ring_mode_wrong(struct ring *r, u_int mode)
{
	r->r_mode = mode;			// WANT LW1002 must
}

void
sys_ring_mode_right(struct ring *r, u_int mode)
{
	mutex_enter(&r->r_lock);
	r->r_mode = mode;			// CLEAN
	mutex_exit(&r->r_lock);
}
