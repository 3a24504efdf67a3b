/* An adaptive lock is taken with a spin lock held: whoever waits for it sleeps. */
#include <sys/systm.h>

struct ring {
	kmutex_t	r_intr;		/* spins */
	kmutex_t	r_lock;		/* may sleep */
	kcondvar_t	r_cv;
	int		*r_buf;
	int		r_len;
};

void
ring_init(struct ring *r)
{
	mutex_init(&r->r_intr, MUTEX_DEFAULT, IPL_VM);
	mutex_init(&r->r_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&r->r_cv, "ring");
}

void
sys_ring_move_wrong(struct ring *r)
{
	mutex_enter(&r->r_intr);
	mutex_enter(&r->r_lock);		// WANT LW3004 must
	r->r_len = 0;
	mutex_exit(&r->r_lock);
	mutex_exit(&r->r_intr);
}

void
sys_ring_move_right(struct ring *r)
{
	mutex_enter(&r->r_intr);
	r->r_len = 0;
	mutex_exit(&r->r_intr);
	mutex_enter(&r->r_lock);		// CLEAN
	mutex_exit(&r->r_lock);
}

void
sys_ring_try_right(struct ring *r)
{
	mutex_enter(&r->r_intr);
	if (mutex_tryenter(&r->r_lock)) {	// CLEAN
		r->r_len = 0;
		mutex_exit(&r->r_lock);
	}
	mutex_exit(&r->r_intr);
}
