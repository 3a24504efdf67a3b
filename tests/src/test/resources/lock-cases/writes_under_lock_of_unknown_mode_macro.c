// GAP: LW1005
/* A macro that nobody defines gives the mode. */
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
sys_tree_hidden(struct tree *t)
{
	rw_enter(&t->t_lock, TREE_HIDDEN_MODE(t));
	t->t_gen++;				// CLEAN
	rw_exit(&t->t_lock);
}
