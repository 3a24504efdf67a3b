/* A reader gives its lock up twice. */
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
sys_tree_twice_wrong(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	printf("%u\n", t->t_gen);
	rw_exit(&t->t_lock);
	rw_exit(&t->t_lock);			// WANT LW3002 must
}

void
sys_tree_twice_right(struct tree *t)
{
	rw_enter(&t->t_lock, RW_READER);
	printf("%u\n", t->t_gen);
	rw_exit(&t->t_lock);
}
