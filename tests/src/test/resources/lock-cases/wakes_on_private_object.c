/* Nobody waits for an object that nobody knows, and some may as soon as it is in a list. */
#include <sys/systm.h>

struct task {
	struct task	*t_next;
	kmutex_t	t_lock;
	kcondvar_t	t_cv;
	int		t_state;
};

static struct task *task_list;

void
sys_task_wait(struct task *t)
{
	mutex_enter(&t->t_lock);
	while (t->t_state == 0)
		cv_wait(&t->t_cv, &t->t_lock);
	mutex_exit(&t->t_lock);
}

void
sys_task_new_right(void)
{
	struct task *t = kmem_zalloc(sizeof(*t), KM_SLEEP);

	mutex_init(&t->t_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&t->t_cv, "task");
	t->t_state = 1;
	cv_broadcast(&t->t_cv);			// CLEAN
	task_list = t;
}

void
sys_task_new_wrong(void)
{
	struct task *t = kmem_zalloc(sizeof(*t), KM_SLEEP);

	mutex_init(&t->t_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&t->t_cv, "task");
	task_list = t;
	t->t_state = 1;
	cv_broadcast(&t->t_cv);			// WANT LW3008
}

int
sys_task_stack_right(void)
{
	struct task t;

	mutex_init(&t.t_lock, MUTEX_DEFAULT, IPL_NONE);
	cv_init(&t.t_cv, "task");
	t.t_state = 1;
	cv_broadcast(&t.t_cv);			// CLEAN
	return t.t_state;
}
