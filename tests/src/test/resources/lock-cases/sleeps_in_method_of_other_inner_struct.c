/* Two structs without a name have a method of one name: which is called is told by the member that the struct is. */
#include <sys/systm.h>

struct panel {
	kmutex_t	p_intr;			/* spins */
	kmutex_t	p_lock;
	struct {
		void	(*set)(struct panel *, int);
	} irq;
	struct {
		void	(*set)(struct panel *, int);
	} light;
	struct {
		void	(*set)(struct panel *, int);
	} fan;
	int		p_level;
};

static void
panel_irq_set(struct panel *p, int on)
{
	p->p_level = on;
}

static void
panel_light_set(struct panel *p, int on)
{
	kpause("panel", false, on, NULL);	// CLEAN
}

static void
panel_fan_set(struct panel *p, int on)
{
	kpause("panel", false, on, NULL);	// WANT LW3004 must
}

void
sys_panel_attach(struct panel *p)
{
	mutex_init(&p->p_intr, MUTEX_DEFAULT, IPL_VM);
	p->irq.set = panel_irq_set;
	p->light.set = panel_light_set;
	p->fan.set = panel_fan_set;
	(*p->light.set)(p, 1);
}

void
sys_panel_enable(struct panel *p)
{
	mutex_enter(&p->p_intr);
	(*p->irq.set)(p, 1);
	mutex_exit(&p->p_intr);
}

void
sys_panel_cool(struct panel *p)
{
	mutex_enter(&p->p_intr);
	(*p->fan.set)(p, 1);
	mutex_exit(&p->p_intr);
}
