/* A field under an rwlock(9) is written with neither side of it held. */
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
sys_tree_bump_wrong(struct tree *t)
{
	t->t_gen++;				// WANT LW1002 must
}

void
sys_tree_bump_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_WRITER);
	t->t_gen++;				// CLEAN
	rw_exit(&t->t_lock);
}
