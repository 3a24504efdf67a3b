/* Two functions nest two locks both ways. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};
struct cat {
	kmutex_t	c_lock;
};
struct zoo {
	struct ant	*z_ant;
	struct bee	*z_bee;
	struct cat	*z_cat;
};

void
sys_ant_bee(struct ant *a, struct bee *b)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&b->b_lock);	// WANT LW2004
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
