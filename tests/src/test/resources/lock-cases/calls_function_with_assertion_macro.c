/* The assertion is in a macro of the driver. */
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

#define	RING_ASSERT_LOCKED(r)	KASSERT(mutex_owned(&(r)->r_lock))
static void
ring_macro_body(struct ring *r)
{
	RING_ASSERT_LOCKED(r);
	r->r_tail = 0;
}

void
sys_ring_assert_wrong(struct ring *r)
{
	ring_macro_body(r);			// WANT LW1009 must
}

void
sys_ring_assert_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	ring_macro_body(r);			// CLEAN
	mutex_exit(&r->r_lock);
}
