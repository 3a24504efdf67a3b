/* A callout wakes who waits, and an interrupt does so with the spin lock that they wait with. */
#include <sys/systm.h>

struct cmd {
	kmutex_t	*c_lock;	/* spins */
	kcondvar_t	c_cv;
	callout_t	c_ch;
	callout_t	c_slow;
	int		c_done;
};

static void
cmd_timeout_wrong(void *arg)
{
	struct cmd *c = arg;

	c->c_done = -1;
	cv_signal(&c->c_cv);			// WANT LW3008 must
}

static void
cmd_timeout_right(void *arg)
{
	struct cmd *c = arg;

	mutex_enter(c->c_lock);
	c->c_done = -1;
	cv_signal(&c->c_cv);			// CLEAN
	mutex_exit(c->c_lock);
}

static int
cmd_intr(void *arg)
{
	struct cmd *c = arg;

	mutex_spin_enter(c->c_lock);
	c->c_done = 1;
	mutex_spin_exit(c->c_lock);
	cv_broadcast(&c->c_cv);			// CLEAN
	return 1;
}

void
sys_cmd_run(struct cmd *c)
{
	mutex_enter(c->c_lock);
	while (c->c_done == 0)
		cv_wait(&c->c_cv, c->c_lock);	// CLEAN
	mutex_exit(c->c_lock);
}

void
cmd_attach(struct cmd *c, void *ic)
{
	c->c_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	callout_setfunc(&c->c_ch, cmd_timeout_wrong, c);
	callout_setfunc(&c->c_slow, cmd_timeout_right, c);
	isa_intr_establish(ic, 3, IST_LEVEL, IPL_VM, cmd_intr, c);
}
