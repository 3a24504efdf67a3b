/* Either of two locks lets a field be read; none of them is held. */
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
sys_name_refs_wrong(struct name *n)
{
	int refs;

	refs = n->n_refs;			// WANT LW1001 must
	return refs;
}

int
sys_name_refs_right(struct name *n)
{
	int refs;

	mutex_enter(&n->n_vn_lock);
	refs = n->n_refs;			// CLEAN
	mutex_exit(&n->n_vn_lock);
	return refs;
}
