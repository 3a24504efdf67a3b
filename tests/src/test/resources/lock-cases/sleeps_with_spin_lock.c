/* Memory is waited for with a spin lock held. */
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
sys_ring_grow_wrong(struct ring *r, int n)
{
	mutex_enter(&r->r_intr);
	r->r_buf = kmem_alloc(n, KM_SLEEP);	// WANT LW3004 must
	mutex_exit(&r->r_intr);
}

void
sys_ring_grow_right(struct ring *r, int n)
{
	int *buf = kmem_alloc(n, KM_SLEEP);	// CLEAN

	mutex_enter(&r->r_intr);
	r->r_buf = buf;
	mutex_exit(&r->r_intr);
}

void
sys_ring_try_right(struct ring *r, int n)
{
	mutex_enter(&r->r_intr);
	r->r_buf = kmem_alloc(n, KM_NOSLEEP);	// CLEAN
	mutex_exit(&r->r_intr);
}

void
sys_ring_slow_right(struct ring *r, int n)
{
	mutex_enter(&r->r_lock);
	r->r_buf = kmem_alloc(n, KM_SLEEP);	// CLEAN
	mutex_exit(&r->r_lock);
}
