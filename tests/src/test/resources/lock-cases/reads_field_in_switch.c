/* A switch looks at a field outside the lock. */
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

int
sys_ring_kind_wrong(struct ring *r)
{
	int kind;

	switch (r->r_mode) {			// WANT LW1001 must
	case 0:
		kind = 1;
		break;
	default:
		kind = 2;
		break;
	}
	return kind;
}

int
sys_ring_kind_right(struct ring *r)
{
	int kind;

	mutex_enter(&r->r_lock);
	switch (r->r_mode) {			// CLEAN
	case 0:
		kind = 1;
		break;
	default:
		kind = 2;
		break;
	}
	mutex_exit(&r->r_lock);
	return kind;
}
