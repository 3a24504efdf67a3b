/* Of two locks the error path gives one up. */
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
sys_name_two_wrong(struct name *n, int bad)
{
	rw_enter(&n->n_dir_lock, RW_WRITER);
	mutex_enter(&n->n_vn_lock);
	if (bad) {
		mutex_exit(&n->n_vn_lock);
		return EINVAL;			// WANT LW3001
	}
	if (n->n_refs == 8) {
		mutex_exit(&n->n_vn_lock);
		rw_exit(&n->n_dir_lock);
		return EBUSY;
	}
	n->n_refs++;
	mutex_exit(&n->n_vn_lock);
	rw_exit(&n->n_dir_lock);
	return 0;
}

int
sys_name_two_right(struct name *n, int bad)
{
	rw_enter(&n->n_dir_lock, RW_WRITER);
	mutex_enter(&n->n_vn_lock);
	if (bad) {
		mutex_exit(&n->n_vn_lock);
		rw_exit(&n->n_dir_lock);
		return EINVAL;			// CLEAN
	}
	if (n->n_refs == 8) {
		mutex_exit(&n->n_vn_lock);
		rw_exit(&n->n_dir_lock);
		return EBUSY;
	}
	n->n_refs++;
	mutex_exit(&n->n_vn_lock);
	rw_exit(&n->n_dir_lock);
	return 0;
}
