/* The outer lock is taken two calls down. */
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
hub_low(struct hub *h)
{
	mutex_enter(&h->h_lock);		// WANT LW2001
	h->h_nodes--;
	mutex_exit(&h->h_lock);
}
static void
hub_middle(struct hub *h)
{
	hub_low(h);
}

void
sys_hub_deep_wrong(struct hub *h, struct node *n)
{
	rw_enter(&n->n_lock, RW_WRITER);
	hub_middle(h);
	n->n_state = 1;
	rw_exit(&n->n_lock);
}

void
sys_hub_deep_right(struct hub *h, struct node *n)
{
	rw_enter(&n->n_lock, RW_WRITER);
	n->n_state = 1;
	rw_exit(&n->n_lock);
	hub_middle(h);
}
