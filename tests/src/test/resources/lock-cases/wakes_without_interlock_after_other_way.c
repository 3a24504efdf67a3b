/* The lock is given up on a way that returns, and was never taken on the one that wakes. */
#include <sys/systm.h>

struct desk {
	kmutex_t	d_lock;
	kcondvar_t	d_cv;
	int		d_free;
	int		d_closed;
};

void
sys_desk_wait(struct desk *d)
{
	mutex_enter(&d->d_lock);
	while (!d->d_free)
		cv_wait(&d->d_cv, &d->d_lock);
	mutex_exit(&d->d_lock);
}

void
sys_desk_leave_wrong(struct desk *d, int quiet)
{
	if (quiet) {
		mutex_enter(&d->d_lock);
		d->d_closed = 1;
		mutex_exit(&d->d_lock);
		return;
	}
	d->d_free = 1;
	cv_signal(&d->d_cv);			// WANT LW3008 must
}

void
sys_desk_leave_right(struct desk *d, int quiet)
{
	mutex_enter(&d->d_lock);
	if (quiet) {
		d->d_closed = 1;
		mutex_exit(&d->d_lock);
		return;
	}
	d->d_free = 1;
	cv_signal(&d->d_cv);			// CLEAN
	mutex_exit(&d->d_lock);
}
