/* A flag is tested atomically before the lock is taken, and again under it. */
#include <sys/systm.h>

/*
 * A box.
 *
 * Field locking key:
 *   (a) atomic_ops(3) and atomic_loadstore(9)
 *   (m) b_lock
 *   (c) constant after creation
 */
struct box {
	kmutex_t	b_lock;		/* lock of the box */
	u_int		b_flags;	/* (a) BF_* */
	u_int		b_refs;		/* (a) references */
	int		b_count;	/* (m) things in it */
	struct box	*b_next;	/* (m) next box */
	int		b_kind;		/* (c) what it is for */
	struct box	*b_owner;	/* (c) box it is in */
};
#define	BF_OPEN		0x01
#define	BF_DYING	0x02
#define	BF_MASK		0x0f

int
sys_box_test(struct box *b)
{
	int count;

	if (atomic_load_relaxed(&b->b_flags) & BF_DYING)	// CLEAN
		return EBUSY;
	mutex_enter(&b->b_lock);
	if (atomic_load_relaxed(&b->b_flags) & BF_DYING) {	// CLEAN
		mutex_exit(&b->b_lock);
		return EBUSY;
	}
	count = b->b_count;			// CLEAN
	mutex_exit(&b->b_lock);
	return count;
}
