/* A barrier for loads before a store orders nothing that was written. */
#include <sys/systm.h>

struct mail {
	u_int		m_full;
	int		m_text;
};

void	membar_consumer(void);
void	membar_producer(void);

void
sys_mail_put_wrong(struct mail *m, int text)
{
	m->m_text = text;
	membar_consumer();
	atomic_store_relaxed(&m->m_full, 1);	// WANT LW1011
}

void
sys_mail_put_right(struct mail *m, int text)
{
	m->m_text = text;
	membar_producer();
	atomic_store_relaxed(&m->m_full, 1);	// CLEAN
}

int
sys_mail_get(struct mail *m)
{
	return atomic_load_acquire(&m->m_full) ? m->m_text : 0;
}
