/* One function nests two locks twice and another once the other way: as many functions say one thing as the other, so both are told. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};

void
sys_ant_bee(struct ant *a, struct bee *b, int twice)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);		// CLEAN
	mutex_exit(&b->b_lock);
	if (twice) {
		mutex_enter(&b->b_lock);	// WANT LW2004
		mutex_exit(&b->b_lock);
	}
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
