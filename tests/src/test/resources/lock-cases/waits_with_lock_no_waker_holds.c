/* The only wait for a condition variable gives up another lock than the one that all who wake it hold. */
#include <sys/systm.h>

struct gate {
	kmutex_t	g_lock;
	kmutex_t	g_users;
	kcondvar_t	g_open_cv;
	kcondvar_t	g_shut_cv;
	int		g_open;
};

void
sys_gate_open(struct gate *g)
{
	mutex_enter(&g->g_lock);
	g->g_open = 1;
	cv_broadcast(&g->g_open_cv);	// WANT LW3008
	mutex_exit(&g->g_lock);
}

void
sys_gate_shut(struct gate *g)
{
	mutex_enter(&g->g_lock);
	g->g_open = 0;
	cv_broadcast(&g->g_shut_cv);
	mutex_exit(&g->g_lock);
}

void
sys_gate_wait_wrong(struct gate *g)
{
	mutex_enter(&g->g_lock);
	mutex_enter(&g->g_users);
	while (!g->g_open)
		cv_wait(&g->g_open_cv, &g->g_users);	// WANT LW3007
	mutex_exit(&g->g_users);
	mutex_exit(&g->g_lock);
}

void
sys_gate_wait_right(struct gate *g)
{
	mutex_enter(&g->g_lock);
	while (g->g_open)
		cv_wait(&g->g_shut_cv, &g->g_lock);	// CLEAN
	mutex_exit(&g->g_lock);
}
