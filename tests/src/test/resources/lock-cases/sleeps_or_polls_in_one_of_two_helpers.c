/* Of two helpers that do the same, a flag chooses the one that waits busily where nobody may sleep; a delay that only precedes is no such helper. */
#include <sys/systm.h>

struct mailbox {
	kmutex_t	m_lock;
	kcondvar_t	m_cv;
	kcondvar_t	m_full_cv;
	kcondvar_t	m_log_cv;
	int		m_reset;
	int		m_ready;
	int		m_full;
	int		m_logged;
};

static void
mailbox_spin(struct mailbox *m)
{
	while (m->m_ready == 0)
		delay(1);
}

static int
mailbox_poll(struct mailbox *m)
{
	m->m_ready = 0;
	mailbox_spin(m);
	return m->m_ready;
}

static int
mailbox_wait(struct mailbox *m)
{
	cv_wait(&m->m_cv, &m->m_lock);			// CLEAN
	return m->m_ready;
}

static int
mailbox_exec(struct mailbox *m)
{
	int error;

	mutex_enter(&m->m_lock);
	error = mailbox_wait(m);
	mutex_exit(&m->m_lock);
	return error;
}

static int
mailbox_command(struct mailbox *m)
{
	int rv;

	if (m->m_reset)
		rv = mailbox_poll(m);
	else
		rv = mailbox_exec(m);
	return rv;
}

static int
mailbox_drain(struct mailbox *m)
{
	mutex_enter(&m->m_lock);
	while (m->m_full)
		cv_wait(&m->m_full_cv, &m->m_lock);	// WANT LW3005
	mutex_exit(&m->m_lock);
	return 0;
}

static int
mailbox_empty(struct mailbox *m)
{
	int rv = 0;

	if (m->m_reset)
		mailbox_poll(m);
	else
		rv = mailbox_drain(m);
	return rv;
}

static int
mailbox_note(struct mailbox *m)
{
	mutex_enter(&m->m_lock);
	while (m->m_logged)
		cv_wait(&m->m_log_cv, &m->m_lock);	// WANT LW3005
	mutex_exit(&m->m_lock);
	return 0;
}

static int
mailbox_log(struct mailbox *m)
{
	int rv;

	if (m->m_reset)
		rv = mailbox_poll(m);
	else
		rv = mailbox_note(m);
	return rv;
}

static void
mailbox_tick(void *arg)
{
	struct mailbox *m = arg;

	mailbox_command(m);
	mailbox_empty(m);
	mailbox_log(m);
	mailbox_note(m);
}

void
sys_mailbox_attach(struct mailbox *m, callout_t *ch)
{
	callout_setfunc(ch, mailbox_tick, m);
	mailbox_command(m);
	mailbox_empty(m);
	mailbox_log(m);
}
