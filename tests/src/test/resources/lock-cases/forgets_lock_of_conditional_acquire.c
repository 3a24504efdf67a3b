/* The release asks another condition than the acquire did. */
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
sys_ring_conditions_wrong(struct ring *r, int a, int b)
{
	if (a)
		mutex_enter(&r->r_lock);
	delay(1);
	if (a && b)
		mutex_exit(&r->r_lock);
	delay(b);
}						// WANT LW3001

void
sys_ring_conditions_right(struct ring *r, int a, int b)
{
	if (a)
		mutex_enter(&r->r_lock);
	delay(1);
	if (a)
		mutex_exit(&r->r_lock);
	delay(b);
}						// CLEAN
