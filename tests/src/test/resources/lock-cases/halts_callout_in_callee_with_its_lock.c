/* What halts the callout is called with the lock that the callout takes; the right one gives it up first, or only tries it. */
#include <sys/systm.h>

struct link {
	kmutex_t	l_lock;
	callout_t	l_ch;
	callout_t	l_poll;
	int		l_up;
};

static void
link_tick(void *arg)
{
	struct link *l = arg;

	mutex_enter(&l->l_lock);
	l->l_up = 0;
	mutex_exit(&l->l_lock);
}

static void
link_poll(void *arg)
{
	struct link *l = arg;

	if (mutex_tryenter(&l->l_lock)) {
		l->l_up++;
		mutex_exit(&l->l_lock);
	}
}

static void
link_stop(struct link *l)
{
	callout_halt(&l->l_ch, NULL);		// WANT LW3009 must
	callout_halt(&l->l_poll, NULL);		// CLEAN
}

static void
link_stop_unlocked(struct link *l)
{
	callout_halt(&l->l_ch, NULL);		// CLEAN
}

void
sys_link_up(struct link *l)
{
	callout_reset(&l->l_ch, 10, link_tick, l);
	callout_reset(&l->l_poll, 10, link_poll, l);
}

void
sys_link_down_wrong(struct link *l)
{
	mutex_enter(&l->l_lock);
	l->l_up = 0;
	link_stop(l);
	mutex_exit(&l->l_lock);
}

void
sys_link_down_right(struct link *l)
{
	mutex_enter(&l->l_lock);
	l->l_up = 0;
	mutex_exit(&l->l_lock);
	link_stop_unlocked(l);
}

void
sys_link_stop_right(struct link *l)
{
	mutex_enter(&l->l_lock);
	callout_stop(&l->l_ch);			// CLEAN
	mutex_exit(&l->l_lock);
}
