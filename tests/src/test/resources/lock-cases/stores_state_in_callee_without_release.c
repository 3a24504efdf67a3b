/* The store without release is in a function that several call; that of a new object is no publication. */
#include <sys/systm.h>

struct task {
	u_int		t_state;
	int		t_input;
};

static void
task_set(struct task *t, u_int state)
{
	atomic_store_relaxed(&t->t_state, state);	// WANT LW1011
}

void
sys_task_start_wrong(struct task *t, int input)
{
	t->t_input = input;
	task_set(t, 1);
}

void
sys_task_start_right(struct task *t, int input)
{
	t->t_input = input;
	atomic_store_release(&t->t_state, 1);	// CLEAN
}

int
sys_task_poll(struct task *t)
{
	return atomic_load_acquire(&t->t_state) == 1 ? t->t_input : 0;
}

struct task *
task_create(void)
{
	struct task *t = kmem_alloc(sizeof(*t), KM_SLEEP);

	t->t_state = 2;				// CLEAN
	return t;
}
