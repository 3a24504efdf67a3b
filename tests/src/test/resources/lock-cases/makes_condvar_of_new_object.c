/* cv_init(9) and cv_destroy(9) work on an object that nobody else knows; whoever holds it new may signal it. */
#include <sys/systm.h>

/*
 * A gate that threads wait at.
 *
 * Field locking key:
 *   (g) g_lock
 */
struct gate {
	kmutex_t	g_lock;		/* the interlock */
	kcondvar_t	g_cv;		/* (g) signalled when it opens */
};

struct gate *
gate_create(void)
{
	struct gate *g;

	g = kmem_alloc(sizeof(*g), KM_SLEEP);
	mutex_init(&g->g_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&g->g_cv, "gate");		// CLEAN
	cv_broadcast(&g->g_cv);			// CLEAN
	return g;
}

void
sys_gate_shut(struct gate *g)
{
	cv_signal(&g->g_cv);			// WANT LW1001 must
	cv_destroy(&g->g_cv);			// CLEAN
}
