/* The lock of an object that is part of another has to be found before it can be taken; the object's list is linked by a lock of its own. */
#include <sys/socketvar.h>

/*
 * A part with a lock that may be shared.
 *
 * Field locking key:
 *   (t) softnet_lock
 */
struct extent {
	struct krwlock	*e_lock;	/* may be that of another */
	int		e_pages;	/* how many pages */
	TAILQ_ENTRY(extent) e_all;	/* (t) all of them */
};

/*
 * A thing with extents.
 *
 * Field locking key:
 *   (x) t_extent.e_lock
 */
struct thing {
	struct extent	t_extent;	/* (x) what it is made of */
};

TAILQ_HEAD(, extent) all_extents;

int
sys_thing_count(struct thing *t)
{
	int n;

	rw_enter(t->t_extent.e_lock, RW_READER);// CLEAN
	n = t->t_extent.e_pages;		// CLEAN
	rw_exit(t->t_extent.e_lock);		// CLEAN
	return n;
}

int
sys_thing_count_wrong(struct thing *t)
{
	return t->t_extent.e_pages;		// WANT LW1001 must
}

void
sys_extent_unlink_right(struct extent *e)
{
	mutex_enter(softnet_lock);
	TAILQ_REMOVE(&all_extents, e, e_all);	// CLEAN
	mutex_exit(softnet_lock);
}

void
sys_extent_unlink_wrong(struct extent *e)
{
	TAILQ_REMOVE(&all_extents, e, e_all);	// WANT LW1002 must
}
