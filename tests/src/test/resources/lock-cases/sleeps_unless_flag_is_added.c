/* A bit that the caller adds to the flags says that the function must not sleep. */
#include <sys/systm.h>

#define	GET_NOSLEEP	0x01
#define	GET_ASYNC	0x02
#define	GET_POLL	0x04

struct desk {
	callout_t	d_tick;
	callout_t	d_slow;
	kmutex_t	d_lock;
	kcondvar_t	d_cv;
	int		d_openings;
};

static int
desk_get(struct desk *d, int flags)
{
	mutex_enter(&d->d_lock);
	while (d->d_openings == 0) {
		if (flags & GET_NOSLEEP) {
			mutex_exit(&d->d_lock);
			return 0;
		}
		cv_wait(&d->d_cv, &d->d_lock);		// CLEAN
	}
	d->d_openings--;
	mutex_exit(&d->d_lock);
	return 1;
}

static int
desk_take(struct desk *d, int flags)
{
	if ((flags & GET_NOSLEEP) == 0)
		kpause("desk", false, 1, NULL);		// WANT LW3005
	return d->d_openings;
}

static inline int
desk_get_locked(struct desk *d, int flags)
{
	return desk_get(d, flags | GET_NOSLEEP);
}

static void
desk_tick(void *arg)
{
	struct desk *d = arg;
	int flags = GET_ASYNC;

	if (d->d_openings > 4)
		flags |= GET_POLL;
	(void)desk_get_locked(d, flags);
}

static void
desk_slow(void *arg)
{
	struct desk *d = arg;
	int flags = GET_ASYNC;

	if (d->d_openings > 4)
		flags |= GET_POLL;
	(void)desk_take(d, flags);
}

void
sys_desk_open(struct desk *d)
{
	callout_setfunc(&d->d_tick, desk_tick, d);
	callout_setfunc(&d->d_slow, desk_slow, d);
	(void)desk_get(d, 0);
	(void)desk_take(d, 0);
}
