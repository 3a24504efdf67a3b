/* The caller has tested or set what says whether the function sleeps: a member of the object that it hands on. */
#include <sys/systm.h>

struct timer {
	callout_t	t_tick;
	callout_t	t_other;
	callout_t	t_ch;
	kmutex_t	t_lock;
	kcondvar_t	t_cv;
	int		t_clock;
	int		t_polled;
	int		t_busy;
};

#define	CLOCK_REAL	0
#define	CLOCK_OWN	1

static void
timer_set(struct timer *t)
{
	if (t->t_clock != CLOCK_OWN)
		kpause("timer", false, 1, NULL);	// CLEAN
	t->t_busy = 0;
}

static void
timer_reset(struct timer *t)
{
	if (t->t_clock != CLOCK_OWN)
		kpause("timer", false, 1, NULL);	// WANT LW3005
	t->t_busy = 0;
}

static void
timer_wait(struct timer *t)
{
	if (t->t_polled)
		return;
	mutex_enter(&t->t_lock);
	cv_wait(&t->t_cv, &t->t_lock);			// CLEAN
	mutex_exit(&t->t_lock);
}

static void
timer_command(struct timer *t)
{
	t->t_busy = 1;
	timer_wait(t);
}

static void
timer_tick(void *arg)
{
	struct timer *t = arg;

	KASSERT(t->t_clock == CLOCK_OWN);
	timer_set(t);
	t->t_polled = 1;
	timer_command(t);
}

static void
timer_other(void *arg)
{
	struct timer *t = arg;

	KASSERT(t->t_clock == CLOCK_REAL);
	timer_reset(t);
}

void
sys_timer_set(struct timer *t)
{
	callout_setfunc(&t->t_tick, timer_tick, t);
	callout_setfunc(&t->t_other, timer_other, t);
	timer_set(t);
	timer_reset(t);
	timer_command(t);
}
