/* An early way out of a reader keeps the lock. */
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
sys_tree_reader_wrong(struct tree *t)
{
	u_int gen;

	rw_enter(&t->t_lock, RW_READER);
	gen = t->t_gen;
	if (gen == 0) {
		return 0;			// WANT LW3001
	}
	if (t->t_root == NULL) {
		rw_exit(&t->t_lock);
		return 0;
	}
	rw_exit(&t->t_lock);
	return gen;
}

u_int
sys_tree_reader_right(struct tree *t)
{
	u_int gen;

	rw_enter(&t->t_lock, RW_READER);
	gen = t->t_gen;
	if (gen == 0) {
		rw_exit(&t->t_lock);
		return 0;			// CLEAN
	}
	if (t->t_root == NULL) {
		rw_exit(&t->t_lock);
		return 0;
	}
	rw_exit(&t->t_lock);
	return gen;
}
