/* A condition variable with a key is waited on with another lock for interlock. */
#include <sys/systm.h>

/*
 * A gate that threads wait at.
 *
 * Field locking key:
 *   (g) g_lock
 */
struct gate {
	kmutex_t	g_lock;		/* the interlock */
	kmutex_t	g_users;	/* serialises users */
	kcondvar_t	g_cv;		/* (g) signalled when it opens */
};

void
sys_gate_wait_wrong(struct gate *g)
{
	mutex_enter(&g->g_users);
	cv_wait(&g->g_cv, &g->g_users);		// WANT LW1001 must
	mutex_exit(&g->g_users);
}

void
sys_gate_wait_right(struct gate *g)
{
	mutex_enter(&g->g_lock);
	cv_wait(&g->g_cv, &g->g_lock);		// CLEAN
	mutex_exit(&g->g_lock);
}
