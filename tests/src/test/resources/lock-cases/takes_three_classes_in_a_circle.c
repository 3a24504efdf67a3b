/* Three functions nest three locks in a circle. */
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
void
sys_bee_cat(struct zoo *z)
{
	mutex_enter(&z->z_bee->b_lock);
	mutex_enter(&z->z_cat->c_lock);
	mutex_exit(&z->z_cat->c_lock);
	mutex_exit(&z->z_bee->b_lock);
}

void
sys_cat_ant(struct zoo *z)
{
	mutex_enter(&z->z_cat->c_lock);
	mutex_enter(&z->z_ant->a_lock);		// WANT LW2004
	mutex_exit(&z->z_cat->c_lock);
	mutex_exit(&z->z_ant->a_lock);
}
