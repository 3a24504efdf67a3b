/* A system call reads a field without ever taking its lock. */
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

u_int
sys_ring_tail_wrong(struct ring *r)
{
	u_int tail;

	tail = r->r_tail;			// WANT LW1001 must
	return tail;
}

u_int
sys_ring_tail_right(struct ring *r)
{
	u_int tail;

	mutex_enter(&r->r_lock);
	tail = r->r_tail;			// CLEAN
	mutex_exit(&r->r_lock);
	return tail;
}
