/* The lock's address is in a local variable. */
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
sys_ring_alias_wrong(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;
	u_int head;

	mutex_enter(lock);
	mutex_exit(lock);
	head = r->r_head;			// WANT LW1001 must
	return head;
}

u_int
sys_ring_alias_right(struct ring *r)
{
	kmutex_t *lock = &r->r_lock;
	u_int head;

	mutex_enter(lock);
	head = r->r_head;			// CLEAN
	mutex_exit(lock);
	return head;
}
