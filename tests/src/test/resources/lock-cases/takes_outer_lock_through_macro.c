/* Both locks are taken by macros. */
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

#define	HUB_ENTER(h)	mutex_enter(&(h)->h_lock)
#define	HUB_EXIT(h)	mutex_exit(&(h)->h_lock)
#define	PORT_ENTER(p)	mutex_enter(&(p)->p_lock)
#define	PORT_EXIT(p)	mutex_exit(&(p)->p_lock)

void
sys_hub_macro_wrong(struct hub *h, struct port *p)
{
	PORT_ENTER(p);
	HUB_ENTER(h);				// WANT LW2001 must
	p->p_speed = h->h_nodes;
	PORT_EXIT(p);
	HUB_EXIT(h);
}

void
sys_hub_macro_right(struct hub *h, struct port *p)
{
	HUB_ENTER(h);				// CLEAN
	PORT_ENTER(p);
	p->p_speed = h->h_nodes;
	PORT_EXIT(p);
	HUB_EXIT(h);
}
