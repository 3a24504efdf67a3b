/* The flags that a call was made with lie in the object that it returns; who executes it then sleeps only if they do not say no. */
#include <sys/systm.h>

struct desk {
	kmutex_t	d_lock;
	struct pool	d_pool;
	void		*d_thread;
	int		d_polled;
	callout_t	d_ch;
	callout_t	d_slow;
};

struct errand {
	struct desk	*e_desk;
	kcondvar_t	e_cv;
	kcondvar_t	e_slow_cv;
	int		e_control;
	int		e_done;
};

#define	E_NOSLEEP	0x01
#define	E_POLL		0x02
#define	E_ASYNC		0x04
#define	E_IN		0x10
#define	E_OUT		0x20

static struct errand *
errand_get(struct desk *d, int flags)
{
	struct errand *e;

	e = pool_get(&d->d_pool, PR_NOWAIT);
	if (e != NULL) {
		e->e_desk = d;
		e->e_control = flags;
	}
	return e;
}

static struct errand *
errand_make(struct desk *d, int flags)
{
	struct errand *e;

	if ((e = errand_get(d, flags)) == NULL)
		return NULL;
	e->e_done = 0;
	return e;
}

static int
errand_execute(struct errand *e)
{
	struct desk *d = e->e_desk;
	int async, poll;

	if (d->d_polled)
		e->e_control |= E_POLL;
	if (d->d_thread == NULL || (e->e_control & E_POLL) != 0)
		e->e_control &= ~E_ASYNC;
	async = (e->e_control & E_ASYNC);
	poll = (e->e_control & E_POLL);
	mutex_enter(&d->d_lock);
	while (e->e_done == 0 && async == 0) {
		if (poll)
			panic("not done");
		cv_wait(&e->e_cv, &d->d_lock);		// CLEAN
	}
	mutex_exit(&d->d_lock);
	if (async)
		return 0;
	return e->e_done;
}

static int
errand_run(struct errand *e)
{
	struct desk *d = e->e_desk;
	int async;

	if (d->d_thread == NULL)
		e->e_control &= ~E_ASYNC;
	async = (e->e_control & E_ASYNC);
	mutex_enter(&d->d_lock);
	if (async) {
		mutex_exit(&d->d_lock);
		return 0;
	}
	while (e->e_done == 0)
		cv_wait(&e->e_slow_cv, &d->d_lock);	// WANT LW3005
	mutex_exit(&d->d_lock);
	return e->e_done;
}

static void
desk_tick(void *arg)
{
	struct desk *d = arg;
	struct errand *e;
	int flags;

	flags = E_NOSLEEP | E_ASYNC;
	if (d->d_polled)
		flags |= E_IN;
	else
		flags |= E_OUT;
	e = errand_make(d, flags);
	if (e == NULL)
		return;
	errand_execute(e);
}

static void
desk_slow(void *arg)
{
	struct desk *d = arg;
	struct errand *e;

	e = errand_make(d, E_NOSLEEP | E_IN);
	if (e == NULL)
		return;
	errand_run(e);
}

void
sys_desk_attach(struct desk *d)
{
	struct errand *e;

	callout_setfunc(&d->d_ch, desk_tick, d);
	callout_setfunc(&d->d_slow, desk_slow, d);
	e = errand_make(d, E_IN);
	if (e == NULL)
		return;
	errand_execute(e);
	errand_run(e);
}
