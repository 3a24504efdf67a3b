/* A callee takes the lock that closes the circle. */
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
sys_ant_bee(struct zoo *z)
{
	mutex_enter(&z->z_ant->a_lock);
	mutex_enter(&z->z_bee->b_lock);
	mutex_exit(&z->z_bee->b_lock);
	mutex_exit(&z->z_ant->a_lock);
}

static void
ant_feed(struct ant *a)
{
	mutex_enter(&a->a_lock);		// CLEAN
	mutex_exit(&a->a_lock);
}

void
sys_bee_feed(struct zoo *z)
{
	mutex_enter(&z->z_bee->b_lock);
	mutex_exit(&z->z_bee->b_lock);
	ant_feed(z->z_ant);
}
