/* Both locks are needed to modify; only the directory's is held. */
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
sys_name_drop_wrong(struct name *n)
{
	rw_enter(&n->n_dir_lock, RW_WRITER);
	n->n_refs = 0;				// WANT LW1004
	rw_exit(&n->n_dir_lock);
}

void
sys_name_drop_right(struct name *n)
{
	rw_enter(&n->n_dir_lock, RW_WRITER);
	mutex_enter(&n->n_vn_lock);
	n->n_refs = 0;				// CLEAN
	mutex_exit(&n->n_vn_lock);
	rw_exit(&n->n_dir_lock);
}
