/* Macros take the locks that make the circle. */
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

#define	ANT_LOCK(a)	mutex_enter(&(a)->a_lock)
#define	ANT_UNLOCK(a)	mutex_exit(&(a)->a_lock)
#define	BEE_LOCK(b)	mutex_enter(&(b)->b_lock)
#define	BEE_UNLOCK(b)	mutex_exit(&(b)->b_lock)
void
sys_ant_bee(struct ant *a, struct bee *b)
{
	ANT_LOCK(a);
	BEE_LOCK(b);			// WANT LW2004
	BEE_UNLOCK(b);
	ANT_UNLOCK(a);
}

void
sys_bee_ant(struct ant *a, struct bee *b)
{
	BEE_LOCK(b);
	ANT_LOCK(a);				// WANT LW2004
	ANT_UNLOCK(a);
	BEE_UNLOCK(b);
}
