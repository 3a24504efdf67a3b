/* The lock that is given up is not the one that was taken. */
#include <sys/systm.h>

/*
 * Name in a directory.
 *
 * Field markings and the corresponding locks:
 *
 * d,v	both n_dir_lock and n_vn_lock to modify, either to inspect
 * d	n_dir_lock
 * v	n_vn_lock
 */
struct name {
	krwlock_t	n_dir_lock;	/* lock on the directory's side */
	kmutex_t	n_vn_lock;	/* lock on the vnode's side */
	int		n_refs;		/* d,v references from both */
	int		n_hits;		/* d   lookups */
	int		n_age;		/* v   of the vnode */
};

int
sys_name_other_wrong(struct name *n)
{
	int age;

	mutex_enter(&n->n_vn_lock);
	age = n->n_age;
	mutex_exit(&n->n_vn_lock);
	rw_exit(&n->n_dir_lock);		// WANT LW3002 must
	return age;
}

int
sys_name_other_right(struct name *n)
{
	int age;

	mutex_enter(&n->n_vn_lock);
	age = n->n_age;
	mutex_exit(&n->n_vn_lock);
	return age;
}
