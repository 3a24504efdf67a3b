/* What a flag was before it is set decides later, and a helper that sets it says nothing of what it was. */
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
#define	AF_BUSY		0x01
#define	AF_DONE		0x02

void
sys_arena_claim_wrong(struct arena *a)
{
	u_int busy = a->a_flags & AF_BUSY;

	a->a_flags |= AF_BUSY;
	if (busy)
		return;
	a->a_used = 0;				// WANT LW1002
}

void
sys_arena_claim_right(struct arena *a)
{
	u_int busy = a->a_flags & AF_BUSY;

	a->a_flags |= AF_BUSY;
	if (busy)
		return;
	mutex_enter(&a->a_lock);
	a->a_used = 0;				// CLEAN
	mutex_exit(&a->a_lock);
}

static void
arena_done(struct arena *a)
{
	a->a_flags |= AF_DONE;
	mutex_exit(&a->a_lock);
}

void
sys_arena_done_wrong(struct arena *a)
{
	mutex_enter(&a->a_lock);
	if (a->a_flags & AF_DONE) {
		mutex_exit(&a->a_lock);
		return;
	}
	arena_done(a);
	a->a_used = 0;				// WANT LW1002
}

void
sys_arena_done_right(struct arena *a)
{
	mutex_enter(&a->a_lock);
	if (a->a_flags & AF_DONE) {
		mutex_exit(&a->a_lock);
		return;
	}
	a->a_used = 0;				// CLEAN
	arena_done(a);
}
