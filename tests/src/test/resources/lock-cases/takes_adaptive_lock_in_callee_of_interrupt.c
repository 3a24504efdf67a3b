/* What takes the lock is called by a thread, and by an interrupt; one that only tries it does not wait. */
#include <sys/systm.h>

struct port {
	kmutex_t	p_lock;		/* may sleep */
	int		p_events;
};

static void
port_count(struct port *p)
{
	mutex_enter(&p->p_lock);		// WANT LW3006
	p->p_events++;
	mutex_exit(&p->p_lock);
}

static bool
port_try(struct port *p)
{
	if (!mutex_tryenter(&p->p_lock))	// CLEAN
		return false;
	p->p_events++;
	mutex_exit(&p->p_lock);
	return true;
}

static void
port_reset(struct port *p)
{
	mutex_enter(&p->p_lock);		// CLEAN
	p->p_events = 0;
	mutex_exit(&p->p_lock);
}

static int
port_intr(void *arg)
{
	struct port *p = arg;

	if (!port_try(p))
		port_count(p);
	return 1;
}

void
sys_port_open(struct port *p, void *pc)
{
	mutex_init(&p->p_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	pci_intr_establish_xname(pc, 0, IPL_VM, port_intr, p, "port");
	port_reset(p);
	port_count(p);
}
