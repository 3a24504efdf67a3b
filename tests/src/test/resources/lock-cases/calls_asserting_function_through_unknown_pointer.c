// GAP: LW1009
/* A call through a pointer that nobody assigns cannot be held against its caller. */
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

struct ringops {
	void	(*ro_kick)(struct ring *);
};
void
sys_ring_kick(struct ringops *ops, struct ring *r)
{
	ops->ro_kick(r);			// CLEAN
}
