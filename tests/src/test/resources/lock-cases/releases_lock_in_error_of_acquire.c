/* A function that takes a lock only on success failed, and the lock is given up all the same. */
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

int	tree_lock_sig(struct tree *);

static int
tree_try_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	if (t->t_root == NULL) {
		rw_exit(&t->t_lock);
		return EBUSY;
	}
	return 0;
}

int
sys_tree_try_wrong(struct tree *t)
{
	int error = tree_try_wrong(t);

	if (error) {
		rw_exit(&t->t_lock);		// WANT LW3002 must
		return error;
	}
	t->t_gen++;
	rw_exit(&t->t_lock);
	return 0;
}

static int
tree_try_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	if (t->t_root == NULL) {
		rw_exit(&t->t_lock);
		return EBUSY;
	}
	return 0;
}

int
sys_tree_try_right(struct tree *t)
{
	int error = tree_try_right(t);

	if (error) {
		return error;
	}
	t->t_gen++;
	rw_exit(&t->t_lock);
	return 0;
}
