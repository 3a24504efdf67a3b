/* A wait gives its interlock up, a spin lock or not, but no other one. */
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
sys_ring_wait_right(struct ring *r)
{
	mutex_enter(&r->r_intr);
	while (r->r_len == 0)
		cv_wait(&r->r_cv, &r->r_intr);	// CLEAN
	mutex_exit(&r->r_intr);
}

void
sys_ring_pause_wrong(struct ring *r)
{
	mutex_enter(&r->r_intr);
	kpause("ring", false, 1, NULL);		// WANT LW3004 must
	mutex_exit(&r->r_intr);
}

void
sys_ring_pause_right(struct ring *r)
{
	mutex_enter(&r->r_intr);
	kpause("ring", false, 1, &r->r_intr);	// CLEAN
	mutex_exit(&r->r_intr);
}
