/* Where a flag decides between a sleep and a busy wait, who is interrupted has set it; whether the kernel is cold is no such flag. */
#include <sys/systm.h>

extern volatile int cold;
extern void (*delay_func)(unsigned int);

#define	PORT_DELAY(n)	(*delay_func)(n)

struct port {
	int		p_poll;
	int		p_quiet;
	int		p_ready;
};

static void
port_wait(struct port *p)
{
	while (p->p_ready == 0) {
		if (p->p_poll)
			delay(10);
		else
			kpause("port", false, 1, NULL);	// CLEAN
	}
}

static void
port_spin(int n)
{
	while (n-- > 0)
		delay(1);
}

static void
port_drain(struct port *p)
{
	if (p->p_poll) {
		port_spin(100);
		return;
	}
	kpause("drain", false, 1, NULL);	// CLEAN
}

static void
port_settle(struct port *p)
{
	if (p->p_poll)
		PORT_DELAY(100);
	else
		kpause("settle", false, 1, NULL);	// CLEAN
}

static void
port_rest(struct port *p)
{
	if (p->p_quiet)
		return;
	kpause("rest", false, 1, NULL);	// WANT LW3005
}

static void
port_reset(struct port *p)
{
	p->p_ready = 0;
	if (cold)
		delay(10);
	else
		kpause("reset", false, 1, NULL);	// WANT LW3005
}

static int
port_intr(void *arg)
{
	struct port *p = arg;

	port_wait(p);
	port_drain(p);
	port_settle(p);
	port_rest(p);
	port_reset(p);
	return 1;
}

void
sys_port_sync(struct port *p)
{
	port_wait(p);
	port_drain(p);
	port_settle(p);
	port_rest(p);
	port_reset(p);
}

void
port_attach(struct port *p, void *pc)
{
	pci_intr_establish(pc, 1, IPL_VM, port_intr, p);
}
