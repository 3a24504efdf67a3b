/* A lock of the caller is given up for a while, and on some way it is not taken again. */
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
	u_int		r_size;		/* :: number of slots */
	int		r_poke;		/* :: whether to tell the device */
};

void	ring_tell(struct ring *);

static void
ring_poke_wrong(struct ring *r)
{

	KASSERT(mutex_owned(&r->r_lock));
	if (r->r_poke == 0)
		return;
	mutex_exit(&r->r_lock);
	ring_tell(r);
}						// WANT LW3001

static void
ring_poke_right(struct ring *r)
{

	KASSERT(mutex_owned(&r->r_lock));
	if (r->r_poke == 0)
		return;
	mutex_exit(&r->r_lock);
	ring_tell(r);
	mutex_enter(&r->r_lock);
}						// CLEAN

static int
ring_poke_told(struct ring *r)
{

	KASSERT(mutex_owned(&r->r_lock));
	if (r->r_poke == 0)
		return 0;
	mutex_exit(&r->r_lock);
	ring_tell(r);
	return 1;				// CLEAN
}

static void
ring_poke_as_asked(struct ring *r, int flags)
{

	KASSERT(mutex_owned(&r->r_lock));
	if ((flags & 1) == 0)
		mutex_exit(&r->r_lock);
}						// CLEAN

void
sys_ring_poke(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	ring_poke_wrong(r);
	ring_poke_right(r);
	if (ring_poke_told(r))
		mutex_enter(&r->r_lock);
	ring_poke_as_asked(r, 0);
}
