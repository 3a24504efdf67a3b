/* The layer waits with the lock that its driver lends it, or with one of its own: whether that spins, and which it is, is the driver's matter. */
#include <sys/systm.h>

struct medium {
	kmutex_t	*m_lock;
	int		(*m_auto)(struct medium *);
	int		m_state;
};

struct card {
	struct medium	c_medium;
	kmutex_t	*c_lock;
};

static int
medium_auto_right(struct medium *m)
{
	kpause("medium", false, 1, m->m_lock);		// CLEAN
	return m->m_state;
}

static int
medium_auto_wrong(struct medium *m)
{
	kpause("medium", false, 1, NULL);		// WANT LW3004
	return m->m_state;
}

static void
medium_init(struct medium *m, kmutex_t *lock, int quick)
{
	if (lock == NULL)
		lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	m->m_lock = lock;
	if (quick)
		m->m_auto = medium_auto_wrong;
	else
		m->m_auto = medium_auto_right;
}

void
sys_medium_own(struct medium *m)
{
	medium_init(m, NULL, 0);
}

void
sys_medium_nudge(struct medium *m)
{
	mutex_enter(m->m_lock);
	medium_auto_right(m);				// CLEAN
	mutex_exit(m->m_lock);
}

void
sys_card_attach(struct card *c)
{
	c->c_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	medium_init(&c->c_medium, c->c_lock, 1);
}

void
card_stop(struct card *c)
{
	struct medium *m = &c->c_medium;

	mutex_enter(c->c_lock);
	(*m->m_auto)(m);
	mutex_exit(c->c_lock);
}
