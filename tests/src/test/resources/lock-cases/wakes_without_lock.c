/* A condition variable with a key is signalled outside the lock. */
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
	int		g_open;		/* (g) whether it is open */
};

void
sys_gate_open_wrong(struct gate *g)
{
	mutex_enter(&g->g_lock);
	g->g_open = 1;
	mutex_exit(&g->g_lock);
	cv_broadcast(&g->g_cv);			// WANT LW1001 must
}

void
sys_gate_open_right(struct gate *g)
{
	mutex_enter(&g->g_lock);
	g->g_open = 1;
	cv_broadcast(&g->g_cv);			// CLEAN
	mutex_exit(&g->g_lock);
}
