/* A system call and a timer nest two locks both ways. */
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

static callout_t zoo_ch;

static void
zoo_tick(void *arg)
{
	struct zoo *z = arg;

	mutex_enter(&z->z_ant->a_lock);
	mutex_enter(&z->z_bee->b_lock);	// WANT LW2004
	mutex_exit(&z->z_bee->b_lock);
	mutex_exit(&z->z_ant->a_lock);
}

void
sys_zoo_start(struct zoo *z)
{
	callout_setfunc(&zoo_ch, zoo_tick, z);
	mutex_enter(&z->z_bee->b_lock);
	mutex_enter(&z->z_ant->a_lock);		// WANT LW2004
	mutex_exit(&z->z_bee->b_lock);
	mutex_exit(&z->z_ant->a_lock);
}
