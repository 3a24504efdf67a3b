/* A flag is spelled as a shifted bit that minds the width of its type, as __BIT() does. */
#include <sys/systm.h>

/*
 * Field locking key:
 *   (m) a_lock
 */
struct arena {
	kmutex_t	a_lock;		/* lock of the arena */
	u_int		a_flags;	/* AF_* */
	u_int		a_used;		/* (m) bytes in use */
};
#define	WIDE_BIT(n)							\
	(((unsigned long)(n) >= 8 * sizeof(unsigned long)) ? 0 :	\
	    ((unsigned long)1 << (unsigned long)((n) & (8 * sizeof(unsigned long) - 1))))
#define	AF_WANTED	WIDE_BIT(0)
#define	AF_EARLY	WIDE_BIT(1)

int
sys_arena_alloc_wrong(struct arena *a, u_int n)
{
	if (!(a->a_flags & AF_EARLY))
		mutex_enter(&a->a_lock);
	a->a_used += n;				// WANT LW1002
	a->a_flags |= AF_WANTED;
	if (!(a->a_flags & AF_EARLY))
		mutex_exit(&a->a_lock);		// CLEAN
	return 0;				// CLEAN
}

int
sys_arena_alloc_right(struct arena *a, u_int n)
{
	if (!(a->a_flags & AF_EARLY))
		mutex_enter(&a->a_lock);
	a->a_flags |= AF_WANTED;
	if (!(a->a_flags & AF_EARLY)) {
		a->a_used += n;			// CLEAN
		mutex_exit(&a->a_lock);		// CLEAN
	}
	return 0;				// CLEAN
}
