/* A loop comes round as reader although it began as writer. */
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
sys_tree_loop_wrong(struct tree *t, int n)
{
	rw_enter(&t->t_lock, RW_WRITER);
	while (n-- > 0) {			// WANT LW3003
		delay(t->t_gen);
		if (n == 4)
			rw_downgrade(&t->t_lock);
	}
	rw_exit(&t->t_lock);
}

void
sys_tree_loop_right(struct tree *t, int n)
{
	rw_enter(&t->t_lock, RW_WRITER);
	while (n-- > 0) {			// CLEAN
		delay(t->t_gen);
	}
	rw_exit(&t->t_lock);
}
