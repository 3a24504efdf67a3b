/* The callee asserts that the lock is held in some mode. */
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

static u_int
tree_look(struct tree *t)
{
	KASSERT(rw_lock_held(&t->t_lock));
	return t->t_gen;
}

u_int
sys_tree_look_wrong(struct tree *t)
{
	u_int gen;

	gen = tree_look(t);			// WANT LW1009 must
	return gen;
}

u_int
sys_tree_look_right(struct tree *t)
{
	u_int gen;

	rw_enter(&t->t_lock, RW_READER);
	gen = tree_look(t);			// CLEAN
	rw_exit(&t->t_lock);
	return gen;
}
