/* The wrapper is told which interlock to wait with, and by one of its callers the wrong one. */
#include <sys/systm.h>

struct gate {
	kmutex_t	g_lock;
	kmutex_t	g_users;
	kcondvar_t	g_cv;
	kcondvar_t	g_gone;
	int		g_open;
};

static void
gate_sleep(struct gate *g, kmutex_t *lock)
{
	cv_wait(&g->g_cv, lock);		// WANT LW3007
}

static void
gate_sleep_gone(struct gate *g, kmutex_t *lock)
{
	cv_wait(&g->g_gone, lock);		// CLEAN
}

void
sys_gate_wait(struct gate *g)
{
	mutex_enter(&g->g_lock);
	while (!g->g_open)
		gate_sleep(g, &g->g_lock);
	while (!g->g_open)
		cv_wait(&g->g_cv, &g->g_lock);	// CLEAN
	mutex_exit(&g->g_lock);
}

void
sys_gate_wait_wrong(struct gate *g)
{
	mutex_enter(&g->g_users);
	while (!g->g_open)
		gate_sleep(g, &g->g_users);
	mutex_exit(&g->g_users);
}

void
sys_gate_gone(struct gate *g)
{
	mutex_enter(&g->g_users);
	while (g->g_open)
		gate_sleep_gone(g, &g->g_users);
	mutex_exit(&g->g_users);
}
