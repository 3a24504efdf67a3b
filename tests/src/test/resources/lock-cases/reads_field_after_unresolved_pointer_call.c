// GAP: LW1001
/* A call through a pointer that nobody assigns gets the lock, and may take it. */
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

struct lockops {
	void	(*lo_enter)(kmutex_t *);
	void	(*lo_exit)(kmutex_t *);
};
u_int
sys_ring_ops(struct lockops *ops, struct ring *r)
{
	u_int head;

	ops->lo_enter(&r->r_lock);
	head = r->r_head;			// CLEAN
	ops->lo_exit(&r->r_lock);
	return head;
}
