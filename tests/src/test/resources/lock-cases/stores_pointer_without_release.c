/* A pointer is loaded with consume, but one writer stores it plainly. */
#include <sys/systm.h>

struct config {
	int		cf_rate;
};

struct port {
	struct config	*p_config;
};

#define	atomic_load_consume(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

int
sys_port_rate(struct port *p)
{
	return atomic_load_consume(&p->p_config)->cf_rate;	// CLEAN
}

void
sys_port_config_wrong(struct port *p, struct config *cf)
{
	cf->cf_rate = 9600;
	p->p_config = cf;			// WANT LW1011
}

void
sys_port_config_right(struct port *p, struct config *cf)
{
	cf->cf_rate = 9600;
	atomic_store_release(&p->p_config, cf);	// CLEAN
}

void
sys_port_config_barrier(struct port *p, struct config *cf)
{
	cf->cf_rate = 9600;
	membar_release();
	p->p_config = cf;			// CLEAN
}

void
sys_port_unconfig(struct port *p)
{
	p->p_config = NULL;			// CLEAN
}
