/* A reader takes the same lock as writer. */
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

void
sys_tree_twice_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	if (t->t_gen == 0) {
		rw_enter(&t->t_lock, RW_WRITER);	// WANT LW2003 must
		t->t_gen = 1;
	}
	rw_exit(&t->t_lock);
}

void
sys_tree_twice_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	if (t->t_gen == 0) {
		rw_exit(&t->t_lock);
		rw_enter(&t->t_lock, RW_WRITER);	// CLEAN
		t->t_gen = 1;
	}
	rw_exit(&t->t_lock);
}
