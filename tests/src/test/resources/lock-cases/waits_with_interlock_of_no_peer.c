/* All waits for a condition variable have one interlock, but for one. */
#include <sys/systm.h>

struct door {
	kmutex_t	d_lock;
	kmutex_t	d_users;
	kcondvar_t	d_cv;
	kcondvar_t	d_idle;
	int		d_open;
};

void
sys_door_wait(struct door *d)
{
	mutex_enter(&d->d_lock);
	while (!d->d_open)
		cv_wait(&d->d_cv, &d->d_lock);	// CLEAN
	mutex_exit(&d->d_lock);
}

int
sys_door_wait_sig(struct door *d)
{
	int error;

	mutex_enter(&d->d_lock);
	error = cv_wait_sig(&d->d_cv, &d->d_lock);	// CLEAN
	mutex_exit(&d->d_lock);
	return error;
}

void
sys_door_wait_wrong(struct door *d)
{
	mutex_enter(&d->d_users);
	cv_wait(&d->d_cv, &d->d_users);		// WANT LW3007
	mutex_exit(&d->d_users);
}

void
sys_door_idle(struct door *d)
{
	mutex_enter(&d->d_users);
	cv_wait(&d->d_idle, &d->d_users);	// CLEAN
	mutex_exit(&d->d_users);
}
