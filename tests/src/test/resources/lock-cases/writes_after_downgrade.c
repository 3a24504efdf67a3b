/* A writer that became a reader goes on writing. */
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
sys_tree_down_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	t->t_gen++;
	rw_downgrade(&t->t_lock);
	t->t_count = 0;				// WANT LW1005 must
	rw_exit(&t->t_lock);
}

void
sys_tree_down_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	t->t_gen++;
	t->t_count = 0;				// CLEAN
	rw_downgrade(&t->t_lock);
	rw_exit(&t->t_lock);
}
