/* No caller of a static helper holds the lock that the helper relies on. */
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

static int
ring_room_wrong(struct ring *r)
{
	return r->r_head < r->r_size;		// WANT LW1001 must
}

int
sys_ring_room_wrong(struct ring *r)
{
	int room;

	room = ring_room_wrong(r);
	return room;
}

int
sys_ring_poll_wrong(struct ring *r)
{
	int room;

	room = ring_room_wrong(r);
	return room ? 0 : EBUSY;
}

static int
ring_room_right(struct ring *r)
{
	return r->r_head < r->r_size;		// CLEAN
}

int
sys_ring_room_right(struct ring *r)
{
	int room;

	mutex_enter(&r->r_lock);
	room = ring_room_right(r);
	mutex_exit(&r->r_lock);
	return room;
}

int
sys_ring_poll_right(struct ring *r)
{
	int room;

	mutex_enter(&r->r_lock);
	room = ring_room_right(r);
	mutex_exit(&r->r_lock);
	return room ? 0 : EBUSY;
}
