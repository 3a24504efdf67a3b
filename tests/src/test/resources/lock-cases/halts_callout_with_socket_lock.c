// FILE: sys/netinet/case_timer.c
/* In netinet the socket lock is softnet_lock: callout_halt() gives up both names of it, and needs to be told of one. */
#include <sys/socketvar.h>

struct tcb {
	struct socket	*t_so;
	callout_t	t_ch;
	int		t_dead;
};

static void
tcb_timer(void *arg)
{
	struct tcb *t = arg;

	mutex_enter(softnet_lock);
	t->t_dead++;
	mutex_exit(softnet_lock);
}

void
tcb_attach(struct tcb *t)
{
	callout_init(&t->t_ch, 0);
	callout_setfunc(&t->t_ch, tcb_timer, t);
}

static void
tcb_close_right(struct tcb *t)
{
	KASSERT(solocked(t->t_so));
	callout_halt(&t->t_ch, softnet_lock);	// CLEAN
}

static void
tcb_close_wrong(struct tcb *t)
{
	KASSERT(solocked(t->t_so));
	callout_halt(&t->t_ch, NULL);		// WANT LW3009
}

static void
tcb_drop(struct tcb *t)
{
	KASSERT(solocked(t->t_so));
	t->t_dead = 1;
	tcb_close_right(t);
	tcb_close_wrong(t);
}

void
sys_tcb_drop(struct tcb *t)
{
	mutex_enter(softnet_lock);
	tcb_drop(t);
	mutex_exit(softnet_lock);
}
