/* The lock of an object that is part of another has to be found before it can be taken. */
#include <sys/systm.h>

/*
 * A part with a lock that may be shared.
 */
struct extent {
	struct krwlock	*e_lock;	/* may be that of another */
	int		e_pages;	/* how many pages */
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
