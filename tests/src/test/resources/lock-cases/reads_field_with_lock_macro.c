/* The lock is taken by macros that the driver defines. */
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

#define	RING_LOCK(r)	mutex_enter(&(r)->r_lock)
#define	RING_UNLOCK(r)	mutex_exit(&(r)->r_lock)

u_int
sys_ring_macro_wrong(struct ring *r)
{
	u_int head;

	RING_LOCK(r);
	RING_UNLOCK(r);
	head = r->r_head;			// WANT LW1001 must
	return head;
}

u_int
sys_ring_macro_right(struct ring *r)
{
	u_int head;

	RING_LOCK(r);
	head = r->r_head;
	RING_UNLOCK(r);
	return head;
}
