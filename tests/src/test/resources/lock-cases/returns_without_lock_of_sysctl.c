/* A sysctl(9) handler is called with the tree's lock held, and gives it back, whatever its result. */
#include <sys/systm.h>

extern krwlock_t sysctl_treelock;
typedef int (*hopper_fn)(void *, int);
int	sysctl_createv(void **, int, const void **, const void **, int, int, const char *, const char *, hopper_fn, int, void *, int);
int	hopper_resize(int);

static int hopper_size;

static int
hopper_sysctl_right(void *node, int size)
{
	int error;

	if (size == hopper_size)
		return 0;			// CLEAN
	rw_exit(&sysctl_treelock);
	error = hopper_resize(size);
	rw_enter(&sysctl_treelock, RW_WRITER);
	return error;				// CLEAN
}

static int
hopper_sysctl_wrong(void *node, int size)
{
	int error;

	if (size == hopper_size)
		return 0;			// CLEAN
	rw_exit(&sysctl_treelock);
	error = hopper_resize(size);
	return error;				// WANT LW3001
}

void
hopper_setup(void)
{

	sysctl_createv(NULL, 0, NULL, NULL, 0, 0, "size", "", hopper_sysctl_right, 0, NULL, 0);
	sysctl_createv(NULL, 0, NULL, NULL, 0, 0, "width", "", hopper_sysctl_wrong, 0, NULL, 0);
}
