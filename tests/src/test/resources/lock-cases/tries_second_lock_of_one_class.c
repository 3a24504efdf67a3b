/* The second lock of a class is only tried. */
#include <sys/systm.h>

/*
 * Lock order: HUB_LOCK > NODE_LOCK > PORT_LOCK / EVENT_LOCK
 *
 * Field locking key:
 *   (h) h_lock
 *   (n) n_lock
 *   (p) p_lock
 *   (e) e_lock
 *   (c) constant after creation
 */
struct hub {
	kmutex_t	h_lock;		/* HUB_LOCK */
	int		h_nodes;	/* (h) nodes attached */
};
struct port {
	kmutex_t	p_lock;		/* PORT_LOCK */
	int		p_speed;	/* (p) line rate */
};
struct event {
	kmutex_t	e_lock;		/* EVENT_LOCK */
	kcondvar_t	e_cv;		/* (e) somebody waits */
	int		e_pending;	/* (e) not yet seen */
};
struct node {
	krwlock_t	n_lock;		/* NODE_LOCK */
	struct hub	*n_hub;		/* (c) hub it hangs on */
	struct port	*n_port;	/* (c) its port */
	struct event	*n_event;	/* (c) its event */
	struct node	*n_peer;	/* (c) node at the other end */
	int		n_state;	/* (n) what it does */
};

void
sys_port_try_wrong(struct port *p, struct port *q)
{
	mutex_enter(&p->p_lock);
	mutex_enter(&q->p_lock);		// WANT LW2002
	mutex_exit(&q->p_lock);
	mutex_exit(&p->p_lock);
}

void
sys_port_try_right(struct port *p, struct port *q)
{
	mutex_enter(&p->p_lock);
	if (mutex_tryenter(&q->p_lock))
		mutex_exit(&q->p_lock);
	mutex_exit(&p->p_lock);
}
