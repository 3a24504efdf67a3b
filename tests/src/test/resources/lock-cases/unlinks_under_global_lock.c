/* An element's place on a list has a key of its own; to unlink it changes its neighbours' places too. */
#include <sys/socketvar.h>

/*
 * An extent.
 *
 * Field locking key:
 *   (t) softnet_lock
 */
struct extent {
	int		e_pages;	/* how many pages */
	TAILQ_ENTRY(extent) e_all;	/* (t) all of them */
};

TAILQ_HEAD(, extent) all_extents;

static void
extent_free(struct extent *e)
{
	kmem_free(e, sizeof(*e));
}

void
sys_extent_unlink_right(struct extent *e)
{
	mutex_enter(softnet_lock);
	TAILQ_REMOVE(&all_extents, e, e_all);	// CLEAN
	mutex_exit(softnet_lock);
	extent_free(e);
}

void
sys_extent_unlink_wrong(struct extent *e)
{
	TAILQ_REMOVE(&all_extents, e, e_all);	// WANT LW1002 must
	extent_free(e);
}
