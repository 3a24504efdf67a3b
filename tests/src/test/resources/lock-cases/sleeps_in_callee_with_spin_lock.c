/* The function that sleeps is called with a spin lock held by one of its callers. */
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

static void
ring_alloc(struct ring *r, int n)
{
	r->r_buf = kmem_zalloc(n, KM_SLEEP);	// WANT LW3004
}

void
sys_ring_first(struct ring *r, int n)
{
	mutex_spin_enter(&r->r_intr);
	ring_alloc(r, n);
	mutex_spin_exit(&r->r_intr);
}

void
sys_ring_again(struct ring *r, int n)
{
	ring_alloc(r, n);
}

static void
ring_copy(struct ring *r, void *to)
{
	copyout(r->r_buf, to, r->r_len);	// CLEAN
}

void
sys_ring_read(struct ring *r, void *to)
{
	mutex_enter(&r->r_lock);
	ring_copy(r, to);
	mutex_exit(&r->r_lock);
}
