/* The reader writes although rw_tryupgrade() said no. */
#include <sys/systm.h>

/*
 * A tree of leaves.
 *
 * Field markings and the corresponding locks:
 *
 * l	t_lock
 * -	stable
 */
struct leaf {
	struct leaf	*l_next;
	int		l_key;
};
struct tree {
	krwlock_t	t_lock;		/* -   lock on the tree */
	struct leaf	*t_root;	/* l   first leaf */
	u_int		t_gen;		/* l   counts changes */
	u_int		t_count;	/* l   leaves */
};

int
sys_tree_up_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	if (!rw_tryupgrade(&t->t_lock)) {
		t->t_gen++;			// WANT LW1005 must
		rw_exit(&t->t_lock);
		return EBUSY;
	}
	t->t_count++;
	rw_exit(&t->t_lock);
	return 0;
}

int
sys_tree_up_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	if (!rw_tryupgrade(&t->t_lock)) {
		rw_exit(&t->t_lock);
		return EBUSY;
	}
	t->t_count++;
	rw_exit(&t->t_lock);
	return 0;
}
