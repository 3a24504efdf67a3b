/* Two locks that are taken in both orders. */
#include <sys/ring.h>

void
sys_ant_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);
	mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
}

void
sys_bee_ant(struct ant *a, struct bee *b)
{
	mutex_enter(&b->b_lock);
	mutex_enter(&a->a_lock);
	mutex_exit(&a->a_lock);
	mutex_exit(&b->b_lock);
}
