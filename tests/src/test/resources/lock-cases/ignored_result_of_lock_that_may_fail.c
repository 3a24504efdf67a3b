/* Nobody looks at the result of a lock that may fail: then it is taken not to. */
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
	u_int		r_mode;		/* m: how it is filled */
	struct ring	*r_next;	/* :: on the list of all */
};

int
sys_ring_upgrade_right(struct ring *r)
{
	(void)mutex_tryenter(&r->r_lock);
	r->r_head = 0;			// CLEAN
	mutex_exit(&r->r_lock);		// CLEAN
	return 0;
}

int
sys_ring_upgrade_wrong(struct ring *r)
{
	if (mutex_tryenter(&r->r_lock))
		r->r_mode = 1;
	r->r_head = 0;			// WANT LW1002
	return 0;			// WANT LW3001
}
