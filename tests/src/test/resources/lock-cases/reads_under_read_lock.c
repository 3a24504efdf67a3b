/* Reading needs no more than the reader's side. */
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

u_int
sys_tree_read(struct tree *t)
{
	u_int gen;

	rw_enter(&t->t_lock, RW_READER);
	gen = t->t_gen;				// CLEAN
	rw_exit(&t->t_lock);
	return gen;
}
