/* A helper writes, and its caller holds the lock as reader. */
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
tree_touch_wrong(struct tree *t)
{
	t->t_gen++;				// WANT LW1005 must
}

void
sys_tree_touch_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	tree_touch_wrong(t);
	rw_exit(&t->t_lock);
}

static void
tree_touch_right(struct tree *t)
{
	t->t_gen++;				// CLEAN
}

void
sys_tree_touch_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	tree_touch_right(t);
	rw_exit(&t->t_lock);
}
