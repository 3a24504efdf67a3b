/* A timer handler takes the locks the wrong way round. */
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

static callout_t node_ch_wrong;

static void
node_tick_wrong(void *arg)
{
	struct node *n = arg;

	rw_enter(&n->n_lock, RW_WRITER);
	mutex_enter(&n->n_hub->h_lock);		// WANT LW2001 must
	n->n_state = n->n_hub->h_nodes;
	mutex_exit(&n->n_hub->h_lock);
	rw_exit(&n->n_lock);
}

void
sys_node_start_wrong(struct node *n)
{
	callout_setfunc(&node_ch_wrong, node_tick_wrong, n);
}

static callout_t node_ch_right;

static void
node_tick_right(void *arg)
{
	struct node *n = arg;

	mutex_enter(&n->n_hub->h_lock);		// CLEAN
	rw_enter(&n->n_lock, RW_WRITER);
	n->n_state = n->n_hub->h_nodes;
	mutex_exit(&n->n_hub->h_lock);
	rw_exit(&n->n_lock);
}

void
sys_node_start_right(struct node *n)
{
	callout_setfunc(&node_ch_right, node_tick_right, n);
}
