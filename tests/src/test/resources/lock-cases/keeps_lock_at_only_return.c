/* A system call has one way out, and keeps its lock there: nobody calls it who could give the lock up. */
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
sys_ring_clear_wrong(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	r->r_tail = 0;
	return 0;				// WANT LW3001
}

int
sys_ring_clear_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_head = 0;
	r->r_tail = 0;
	mutex_exit(&r->r_lock);
	return 0;				// CLEAN
}

void
sys_ring_drain_wrong(struct ring *r)
{
	for (;;) {
		mutex_enter(&r->r_lock);
		if (r->r_head == r->r_tail)
			break;
		r->r_tail++;
		mutex_exit(&r->r_lock);
	}
}						// WANT LW3001

void
sys_ring_drain_right(struct ring *r)
{
	for (;;) {
		mutex_enter(&r->r_lock);
		if (r->r_head == r->r_tail) {
			mutex_exit(&r->r_lock);
			break;
		}
		r->r_tail++;
		mutex_exit(&r->r_lock);
	}
}						// CLEAN
