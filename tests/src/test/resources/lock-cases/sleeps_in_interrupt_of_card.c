/* The handlers of PCMCIA and CardBus cards, and of devices that ACPI finds, are hardware interrupts as those of PCI devices are. */
#include <sys/systm.h>

void *pcmcia_intr_establish(void *, int, int (*)(void *), void *);
void *Cardbus_intr_establish(void *, int, int (*)(void *), void *);
void *acpi_intr_establish(void *, unsigned long, int, bool, int (*)(void *), void *, const char *);

struct modem {
	kmutex_t	m_lock;
	struct pool	m_pool;
	void		*m_a;
	void		*m_b;
	void		*m_c;
	void		*m_d;
};

static int
modem_pcmcia_intr(void *arg)
{
	struct modem *m = arg;

	m->m_a = pool_get(&m->m_pool, PR_WAITOK);	// WANT LW3005 must
	return 1;
}

static int
modem_cardbus_intr(void *arg)
{
	struct modem *m = arg;

	m->m_b = pool_get(&m->m_pool, PR_WAITOK);	// WANT LW3005 must
	return 1;
}

static int
modem_acpi_intr(void *arg)
{
	struct modem *m = arg;

	m->m_c = pool_get(&m->m_pool, PR_WAITOK);	// WANT LW3005 must
	return 1;
}

static int
modem_intr(void *arg)
{
	struct modem *m = arg;

	m->m_d = pool_get(&m->m_pool, PR_NOWAIT);	// CLEAN
	return 1;
}

void
modem_attach(struct modem *m, void *pf, void *ct, void *dev)
{
	pcmcia_intr_establish(pf, IPL_VM, modem_pcmcia_intr, m);
	Cardbus_intr_establish(ct, IPL_VM, modem_cardbus_intr, m);
	acpi_intr_establish(dev, 0, IPL_VM, true, modem_acpi_intr, m, "modem");
	pcmcia_intr_establish(pf, IPL_VM, modem_intr, m);
}
