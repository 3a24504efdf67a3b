/* A flag that only creation sets says the same after a wait, though other bits of its word change meanwhile. */
#include <sys/systm.h>

/*
 * Field locking key:
 *   (m) a_lock
 */
struct arena {
	kmutex_t	a_lock;		/* lock of the arena */
	kcondvar_t	a_cv;		/* somebody waits */
	u_int		a_flags;	/* AF_* */
	u_int		a_used;		/* (m) bytes in use */
};
#define	AF_EARLY	0x01
#define	AF_WANTED	0x02

struct arena *
arena_create(u_int flags)
{
	struct arena *a;

	a = kmem_zalloc(sizeof(*a), KM_SLEEP);
	mutex_init(&a->a_lock, MUTEX_DEFAULT, IPL_NONE);
	a->a_flags = flags & AF_EARLY;
	return a;
}

int
sys_arena_alloc_wrong(struct arena *a, u_int n, int wait)
{
	if ((a->a_flags & AF_EARLY) == 0)
		mutex_enter(&a->a_lock);
	if (wait && (a->a_flags & AF_EARLY) == 0) {
		a->a_flags |= AF_WANTED;
		cv_wait(&a->a_cv, &a->a_lock);
	}
	a->a_used += n;				// WANT LW1002
	if ((a->a_flags & AF_EARLY) == 0)
		mutex_exit(&a->a_lock);		// CLEAN
	return 0;				// CLEAN
}

int
sys_arena_alloc_right(struct arena *a, u_int n, int wait)
{
	if ((a->a_flags & AF_EARLY) == 0)
		mutex_enter(&a->a_lock);
	if (wait && (a->a_flags & AF_EARLY) == 0) {
		a->a_flags |= AF_WANTED;
		cv_wait(&a->a_cv, &a->a_lock);
	}
	if ((a->a_flags & AF_EARLY) == 0) {
		a->a_used += n;			// CLEAN
		mutex_exit(&a->a_lock);		// CLEAN
	}
	return 0;				// CLEAN
}
