/* Both locks are held to write, and either to read. */
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
sys_name_rules(struct name *n)
{
	int refs;

	rw_enter(&n->n_dir_lock, RW_WRITER);
	mutex_enter(&n->n_vn_lock);
	n->n_refs++;				// CLEAN
	mutex_exit(&n->n_vn_lock);
	refs = n->n_refs;			// CLEAN
	rw_exit(&n->n_dir_lock);
	mutex_enter(&n->n_vn_lock);
	refs += n->n_refs;			// CLEAN
	mutex_exit(&n->n_vn_lock);
	return refs;
}
