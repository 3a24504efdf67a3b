/* One of the two locks is a global one. */
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

static kmutex_t farm_lock;
void
sys_farm_ant(struct ant *a)
{
	mutex_enter(&farm_lock);
	mutex_enter(&a->a_lock);	// WANT LW2004
	mutex_exit(&a->a_lock);
	mutex_exit(&farm_lock);
}

void
sys_ant_farm(struct ant *a)
{
	mutex_enter(&a->a_lock);
	mutex_enter(&farm_lock);		// WANT LW2004
	mutex_exit(&a->a_lock);
	mutex_exit(&farm_lock);
}
