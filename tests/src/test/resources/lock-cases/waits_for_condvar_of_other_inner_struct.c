/* Members of structs without a name of their own are told apart by the member that the struct is. */
#include <sys/systm.h>

struct engine {
	kmutex_t	e_lock;
	kmutex_t	e_list;
	struct {
		int		busy;
		kcondvar_t	wait;
	} run;
	struct {
		int		count;
		kcondvar_t	wait;
	} recv;
};

void
sys_engine_run_right(struct engine *e)
{
	mutex_enter(&e->e_lock);
	while (e->run.busy)
		cv_wait(&e->run.wait, &e->e_lock);	// CLEAN
	mutex_exit(&e->e_lock);
}

void
sys_engine_idle_right(struct engine *e)
{
	mutex_enter(&e->e_lock);
	while (e->run.busy == 1)
		cv_wait(&e->run.wait, &e->e_lock);	// CLEAN
	mutex_exit(&e->e_lock);
}

void
sys_engine_recv_right(struct engine *e)
{
	mutex_enter(&e->e_list);
	while (e->recv.count == 0)
		cv_wait(&e->recv.wait, &e->e_list);	// CLEAN
	mutex_exit(&e->e_list);
}

void
sys_engine_run_wrong(struct engine *e)
{
	mutex_enter(&e->e_list);
	while (e->run.busy)
		cv_wait(&e->run.wait, &e->e_list);	// WANT LW3007
	mutex_exit(&e->e_list);
}
