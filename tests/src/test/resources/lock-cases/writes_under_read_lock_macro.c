/* The driver's macros have a read and a write form, and the read form was used. */
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

#define	TREE_RLOCK(t)	rw_enter(&(t)->t_lock, RW_READER)
#define	TREE_WLOCK(t)	rw_enter(&(t)->t_lock, RW_WRITER)
#define	TREE_UNLOCK(t)	rw_exit(&(t)->t_lock)

void
sys_tree_macro_wrong(struct tree *t)
{
	TREE_RLOCK(t);
	t->t_root = NULL;			// WANT LW1005 must
	TREE_UNLOCK(t);
}

void
sys_tree_macro_right(struct tree *t)
{
	TREE_WLOCK(t);
	t->t_root = NULL;			// CLEAN
	TREE_UNLOCK(t);
}
