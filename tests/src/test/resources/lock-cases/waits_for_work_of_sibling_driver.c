/* Two drivers share a struct, and each makes the workqueue in it with work of its own. */
#include <dev/siblingvar.h>

static void
younger_work(struct work *wk, void *arg)
{
	struct sibling *s = arg;

	mutex_enter(&s->s_core);
	s->s_state = 1;
	mutex_exit(&s->s_core);
}

static void
younger_other(struct work *wk, void *arg)
{
	struct sibling *s = arg;

	mutex_enter(&s->s_lock);
	s->s_state = 0;
	mutex_exit(&s->s_lock);
}

void
sys_younger_attach(struct sibling *s)
{
	workqueue_create(&s->s_wq, "younger", younger_work, s, 0, IPL_NONE, 0);
	workqueue_create(&s->s_other, "other", younger_other, s, 0, IPL_NONE, 0);
}

void
sys_younger_stop_right(struct sibling *s, struct work *wk)
{
	mutex_enter(&s->s_lock);
	workqueue_wait(s->s_wq, wk);		// CLEAN
	mutex_exit(&s->s_lock);
}

void
sys_younger_stop_wrong(struct sibling *s, struct work *wk)
{
	mutex_enter(&s->s_lock);
	workqueue_wait(s->s_other, wk);		// WANT LW3009
	mutex_exit(&s->s_lock);
}
