/* Local variables name the locks that make the circle. */
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
	kmutex_t *first = &a->a_lock;
	kmutex_t *second = &b->b_lock;

	mutex_enter(first);
	mutex_enter(second);		// WANT LW2004
	mutex_exit(second);
	mutex_exit(first);
}

void
sys_bee_ant(struct ant *a, struct bee *b)
{
	kmutex_t *first = &b->b_lock;
	kmutex_t *second = &a->a_lock;

	mutex_enter(first);
	mutex_enter(second);			// WANT LW2004
	mutex_exit(second);
	mutex_exit(first);
}
