/* The caller chooses the mode, and one choice is not enough. */
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
sys_tree_mode_wrong(struct tree *t, int write)
{
	rw_enter(&t->t_lock, write ? RW_WRITER : RW_READER);
	t->t_gen++;				// WANT LW1005 may
	rw_exit(&t->t_lock);
}

void
sys_tree_mode_right(struct tree *t, int write)
{
	rw_enter(&t->t_lock, RW_WRITER);
	t->t_gen++;				// CLEAN
	rw_exit(&t->t_lock);
}
