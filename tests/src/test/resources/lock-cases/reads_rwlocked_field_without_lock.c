/* A field under an rwlock(9) is read with neither side of it held. */
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

u_int
sys_tree_count_wrong(struct tree *t)
{
	u_int count;

	count = t->t_count;			// WANT LW1001 must
	return count;
}

u_int
sys_tree_count_right(struct tree *t)
{
	u_int count;

	rw_enter(&t->t_lock, RW_READER);
	count = t->t_count;			// CLEAN
	rw_exit(&t->t_lock);
	return count;
}
