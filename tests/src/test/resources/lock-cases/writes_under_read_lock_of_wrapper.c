/* A function takes the lock as reader for its caller. */
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

static void
tree_lock_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
}

void
sys_tree_wrapped_wrong(struct tree *t)
{
	tree_lock_wrong(t);
	t->t_root = NULL;			// WANT LW1005 must
	rw_exit(&t->t_lock);
}

static void
tree_lock_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
}

void
sys_tree_wrapped_right(struct tree *t)
{
	tree_lock_right(t);
	t->t_root = NULL;			// CLEAN
	rw_exit(&t->t_lock);
}
