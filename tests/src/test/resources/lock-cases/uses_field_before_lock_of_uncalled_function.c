/* A function that nobody is seen to call uses a field before it takes its lock, and after it gave it up. */
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
};

int
ring_room_wrong(struct ring *r)
{
	int room;

	room = r->r_head;			// WANT LW1001
	mutex_enter(&r->r_lock);
	room -= r->r_tail;			// CLEAN
	mutex_exit(&r->r_lock);
	r->r_tail = 0;				// WANT LW1002
	return room;
}

int
ring_room_right(struct ring *r)
{
	int room;

	mutex_enter(&r->r_lock);
	room = r->r_head - r->r_tail;		// CLEAN
	r->r_tail = 0;				// CLEAN
	mutex_exit(&r->r_lock);
	return room;
}

int
ring_size_if_told(struct ring *r, int locked)
{
	int size;

	size = r->r_head;			// CLEAN
	if (!locked)
		mutex_enter(&r->r_lock);
	size -= r->r_tail;			// CLEAN
	if (!locked)
		mutex_exit(&r->r_lock);
	return size;
}
