/* A callout comes to the sleep through the layers above, and the driver's own interrupt directly: the shorter way is easier to follow. */
#include <sys/systm.h>

struct modem {
	callout_t	m_ch;
	struct pool	m_pool;
	void		*m_item;
	int		m_queued;
};

static void
modem_transmit(struct modem *m)
{
	if (m->m_queued)
		m->m_item = pool_get(&m->m_pool, PR_WAITOK);	// WANT LW3005
}

static void
modem_start(struct modem *m)
{
	m->m_queued++;
	modem_transmit(m);
}

static void
modem_output(struct modem *m)
{
	modem_start(m);
}

static void
modem_send(void *arg)
{
	modem_output(arg);
}

static int
uart_intr(void *arg)
{
	modem_transmit(arg);
	return 1;
}

void
sys_modem_attach(struct modem *m, void *pc)
{
	callout_setfunc(&m->m_ch, modem_send, m);
	pci_intr_establish(pc, 1, IPL_VM, uart_intr, m);
	modem_output(m);
}
