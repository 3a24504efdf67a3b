/* An object on the stack is its function's own. */
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
sys_ring_stack(void)
{
	struct ring r;

	memset(&r, 0, sizeof(r));
	r.r_head = 1;				// CLEAN
	r.r_size = 8;				// CLEAN
	printf("%u\n", r.r_head);		// CLEAN
}
