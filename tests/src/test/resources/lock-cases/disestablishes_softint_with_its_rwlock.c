/* The soft interrupt reads a table under a reader's lock; whoever has the lock as a writer must not wait for it. */
#include <sys/systm.h>

struct tab {
	krwlock_t	t_lock;
	void		*t_si[2];
	void		*t_quiet;
	int		t_len;
};

static void
tab_soft(void *arg)
{
	struct tab *t = arg;

	rw_enter(&t->t_lock, RW_READER);
	printf("%d\n", t->t_len);
	rw_exit(&t->t_lock);
}

static void
tab_quiet(void *arg)
{
	struct tab *t = arg;

	printf("%p\n", t);
}

void
tab_attach(struct tab *t)
{
	int i;

	rw_init(&t->t_lock);
	for (i = 0; i < 2; i++)
		t->t_si[i] = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, tab_soft, t);
	t->t_quiet = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, tab_quiet, t);
}

void
sys_tab_close_wrong(struct tab *t)
{
	int i;

	rw_enter(&t->t_lock, RW_WRITER);
	for (i = 0; i < 2; i++)
		softint_disestablish(t->t_si[i]);	// WANT LW3009 must
	t->t_len = 0;
	rw_exit(&t->t_lock);
}

void
sys_tab_close_right(struct tab *t)
{
	int i;

	rw_enter(&t->t_lock, RW_WRITER);
	t->t_len = 0;
	softint_disestablish(t->t_quiet);	// CLEAN
	rw_exit(&t->t_lock);
	for (i = 0; i < 2; i++)
		softint_disestablish(t->t_si[i]);	// CLEAN
}
