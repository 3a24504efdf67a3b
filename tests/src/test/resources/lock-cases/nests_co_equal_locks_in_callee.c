/* The second of two co-equal locks is taken by a callee. */
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

static void
event_post(struct event *e)
{
	mutex_enter(&e->e_lock);		// WANT LW2002
	e->e_pending++;
	mutex_exit(&e->e_lock);
}

void
sys_port_post_wrong(struct event *e, struct port *p)
{
	mutex_enter(&p->p_lock);
	p->p_speed = 9;
	event_post(e);
	mutex_exit(&p->p_lock);
}

void
sys_port_post_right(struct event *e, struct port *p)
{
	mutex_enter(&p->p_lock);
	p->p_speed = 9;
	mutex_exit(&p->p_lock);
	event_post(e);
}
