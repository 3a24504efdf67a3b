/* One function nests two locks both ways, one after the other: told once, at the second. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};

void
sys_ant_and_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);		// CLEAN
	mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
	mutex_enter(&b->b_lock);
	mutex_enter(&a->a_lock);		// WANT LW2004
	mutex_exit(&a->a_lock);
	mutex_exit(&b->b_lock);
}
