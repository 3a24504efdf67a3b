/* Both locks are needed to modify; one is held, which is enough to read only. */
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

void
sys_name_hold_wrong(struct name *n)
{
	mutex_enter(&n->n_vn_lock);
	n->n_refs++;				// WANT LW1004
	mutex_exit(&n->n_vn_lock);
}

void
sys_name_hold_right(struct name *n)
{
	rw_enter(&n->n_dir_lock, RW_WRITER);
	mutex_enter(&n->n_vn_lock);
	n->n_refs++;				// CLEAN
	mutex_exit(&n->n_vn_lock);
	rw_exit(&n->n_dir_lock);
}
