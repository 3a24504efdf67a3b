/* The callee asserts that the lock is held as writer. */
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
tree_prune(struct tree *t)
{
	KASSERT(rw_write_held(&t->t_lock));
	t->t_root = NULL;
}

void
sys_tree_prune_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	tree_prune(t);				// WANT LW1009 must
	rw_exit(&t->t_lock);
}

void
sys_tree_prune_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	tree_prune(t);				// CLEAN
	rw_exit(&t->t_lock);
}
