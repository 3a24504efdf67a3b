/* A reader becomes a writer, or begins again as one. */
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
sys_tree_upgrade(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	if (!rw_tryupgrade(&t->t_lock)) {
		rw_exit(&t->t_lock);
		rw_enter(&t->t_lock, RW_WRITER);	// CLEAN
	}
	t->t_gen++;				// CLEAN
	rw_exit(&t->t_lock);			// CLEAN
}
