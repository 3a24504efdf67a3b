/* Two functions that nobody is seen to call take two locks in two orders: what they take themselves they hold, whoever calls them. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};

void
ant_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);		// CLEAN
	mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
}

void
ant_bee_again(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);		// CLEAN
	mutex_exit(&b->b_lock);
	mutex_exit(&a->a_lock);
}

void
a_bee_ant(struct ant *a, struct bee *b)
{
	mutex_enter(&b->b_lock);
	mutex_enter(&a->a_lock);		// WANT LW2004
	mutex_exit(&a->a_lock);
	mutex_exit(&b->b_lock);
}
