/* Who waits for a handler to end must not hold what the handler waits for. */
#include <sys/systm.h>

struct tick {
	kmutex_t	t_lock;
	kmutex_t	t_other;
	callout_t	t_ch;
	void		*t_si;
	struct workqueue *t_wq;
	int		t_count;
};

static void
tick_fire(void *arg)
{
	struct tick *t = arg;

	mutex_enter(&t->t_lock);
	t->t_count++;
	mutex_exit(&t->t_lock);
}

static void
tick_work(struct work *wk, void *arg)
{
	tick_fire(arg);
}

void
tick_attach(struct tick *t)
{
	callout_init(&t->t_ch, 0);
	callout_setfunc(&t->t_ch, tick_fire, t);
	t->t_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, tick_fire, t);
	workqueue_create(&t->t_wq, "tick", tick_work, t, 0, IPL_NONE, 0);
}

void
sys_tick_stop_wrong(struct tick *t)
{
	mutex_enter(&t->t_lock);
	callout_halt(&t->t_ch, NULL);		// WANT LW3009 must
	softint_disestablish(t->t_si);		// WANT LW3009 must
	workqueue_destroy(t->t_wq);		// WANT LW3009
	mutex_exit(&t->t_lock);
}

void
sys_tick_stop_right(struct tick *t)
{
	mutex_enter(&t->t_lock);
	callout_halt(&t->t_ch, &t->t_lock);	// CLEAN
	mutex_exit(&t->t_lock);
	softint_disestablish(t->t_si);		// CLEAN
	workqueue_destroy(t->t_wq);		// CLEAN
}

void
sys_tick_stop_other(struct tick *t)
{
	mutex_enter(&t->t_other);
	callout_halt(&t->t_ch, NULL);		// CLEAN
	mutex_exit(&t->t_other);
}
