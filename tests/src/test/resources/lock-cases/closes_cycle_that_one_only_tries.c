/* Two functions wait one way, a third only tries that way: it counts for no order, so two stand against one. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};

void
sys_ant_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);		// WANT LW2004
	mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
}

void
sys_ant_tries_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	if (mutex_tryenter(&b->b_lock))		// CLEAN
		mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
}

void
sys_bee_ant(struct ant *a, struct bee *b)
{
	mutex_enter(&b->b_lock);
	mutex_enter(&a->a_lock);		// WANT LW2004
	mutex_exit(&a->a_lock);
	mutex_exit(&b->b_lock);
}
