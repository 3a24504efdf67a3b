/* Another bit of the word is set between the two tests of a flag, which say the same all the same. */
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
#define	AF_EARLY	0x01
#define	AF_WANTED	0x02
#define	AF_STALE	0x04

int
sys_arena_alloc_wrong(struct arena *a, u_int n)
{
	if ((a->a_flags & AF_EARLY) == 0)
		mutex_enter(&a->a_lock);
	a->a_flags |= AF_WANTED;
	a->a_flags &= ~AF_EARLY;
	if (a->a_flags & AF_EARLY)
		return EBUSY;
	a->a_flags ^= n;
	if ((a->a_flags & AF_EARLY) == 0) {
		mutex_exit(&a->a_lock);		// WANT LW3002
	}
	return 0;				// WANT LW3001
}

int
sys_arena_alloc_right(struct arena *a, u_int n)
{
	if ((a->a_flags & AF_EARLY) == 0)
		mutex_enter(&a->a_lock);
	a->a_flags |= AF_WANTED;
	a->a_flags &= ~AF_STALE;
	if ((a->a_flags & AF_EARLY) == 0) {
		a->a_used += n;			// CLEAN
		mutex_exit(&a->a_lock);		// CLEAN
	}
	return 0;				// CLEAN
}
