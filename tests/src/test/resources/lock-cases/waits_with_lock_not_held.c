/* A wait gives up a mutex that is not held, while another one is, in a method and in a function that is called. */
#include <sys/systm.h>

struct gate {
	kmutex_t	g_lock;
	kmutex_t	g_users;
	kcondvar_t	g_cv;
	kcondvar_t	g_shut_cv;
	int		g_open;
};

static void
gate_wait_wrong(struct gate *g)
{
	mutex_enter(&g->g_lock);
	while (!g->g_open)
		cv_wait(&g->g_cv, &g->g_users);		// WANT LW1009
	mutex_exit(&g->g_lock);
}

void
sys_gate_wait_wrong(struct gate *g)
{
	gate_wait_wrong(g);
}

static void
gate_wait_right(struct gate *g)
{
	mutex_enter(&g->g_lock);
	while (!g->g_open)
		cv_wait(&g->g_shut_cv, &g->g_lock);		// CLEAN
	mutex_exit(&g->g_lock);
}

void
sys_gate_wait_right(struct gate *g)
{
	gate_wait_right(g);
}
