/* The key of a member is that of its parts, as long as they have none of their own. */
#include <sys/systm.h>

/*
 * Counts of packets.
 *
 * Field locking key:
 *   (e) c_lock
 */
struct counts {
	kmutex_t	c_lock;		/* taken last */
	int		c_in;		/* received */
	int		c_errors;	/* (e) of which bad */
};

/*
 * A port.
 *
 * Field locking key:
 *   (p) p_lock
 */
struct port {
	kmutex_t	p_lock;		/* taken first */
	struct counts	p_counts;	/* (p) since it came up */
	struct counts	p_queue[4];	/* (p) the same by queue */
};

void
sys_port_count_wrong(struct port *p, int q)
{
	p->p_counts.c_in++;			// WANT LW1002 must
	p->p_queue[q].c_in++;			// WANT LW1002 must
}

void
sys_port_count_right(struct port *p, int q)
{
	mutex_enter(&p->p_lock);
	p->p_counts.c_in++;			// CLEAN
	p->p_queue[q].c_in++;			// CLEAN
	mutex_exit(&p->p_lock);
}

void
sys_port_error_right(struct port *p)
{
	mutex_enter(&p->p_counts.c_lock);
	p->p_counts.c_errors++;			// CLEAN
	mutex_exit(&p->p_counts.c_lock);
}

void
sys_port_error_wrong(struct port *p)
{
	mutex_enter(&p->p_lock);
	p->p_counts.c_errors++;			// WANT LW1002
	mutex_exit(&p->p_lock);
}

void
sys_port_counts_local(struct port *p)
{
	struct counts *c = &p->p_counts;

	c->c_in++;				// WANT LW1002 must
}
