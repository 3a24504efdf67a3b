/* A function of which nothing is known does not take another one's global lock: what is given up behind it was not taken. */
#include <sys/systm.h>

static kmutex_t urn_lock;
static int urns;

int
sys_urn_add_right(int n, int (*done)(int))
{
	int error;

	error = done(n);
	mutex_enter(&urn_lock);
	urns += n;
	mutex_exit(&urn_lock);			// CLEAN
	return error;
}

int
sys_urn_add_wrong(int n, int (*done)(int))
{
	int error;

	error = done(n);
	urns += n;
	mutex_exit(&urn_lock);			// WANT LW3002
	return error;
}

/* One of its ways takes it. */
int
sys_urn_fill(int n, int (*done)(int))
{
	int error;

	if (n > 1)
		mutex_enter(&urn_lock);
	error = done(n);
	if (n > 1)
		mutex_exit(&urn_lock);		// CLEAN
	return error;
}
