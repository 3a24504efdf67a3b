/* A wakeup without the lock that the waits have may come between the test and the sleep. */
#include <sys/systm.h>

struct door {
	kmutex_t	d_lock;
	kcondvar_t	d_cv;
	int		d_open;
};

void
sys_door_wait(struct door *d)
{
	mutex_enter(&d->d_lock);
	while (!d->d_open)
		cv_wait(&d->d_cv, &d->d_lock);
	mutex_exit(&d->d_lock);
}

void
sys_door_open_wrong(struct door *d)
{
	d->d_open = 1;
	cv_broadcast(&d->d_cv);			// WANT LW3008 must
}

void
sys_door_open_right(struct door *d)
{
	mutex_enter(&d->d_lock);
	d->d_open = 1;
	cv_broadcast(&d->d_cv);			// CLEAN
	mutex_exit(&d->d_lock);
}

void
sys_door_open_after(struct door *d)
{
	mutex_enter(&d->d_lock);
	d->d_open = 1;
	mutex_exit(&d->d_lock);
	cv_broadcast(&d->d_cv);			// CLEAN
}

void
sys_door_open_other(struct door *d, struct door *o)
{
	mutex_enter(&o->d_lock);
	d->d_open = 1;
	cv_signal(&d->d_cv);			// CLEAN
	mutex_exit(&o->d_lock);
}
