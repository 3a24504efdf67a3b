/* Two trunks may be locked in the order of their addresses, as the pack declares; two ports may not. */
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

struct trunk {
	kmutex_t	t_lock;		/* TRUNK_LOCK */
	struct port	*t_port;
};

void
sys_trunk_pair_wrong(struct trunk *s, struct trunk *t)
{
	struct trunk *first = s < t ? s : t;
	struct trunk *second = s < t ? t : s;

	mutex_enter(&first->t_port->p_lock);
	mutex_enter(&second->t_port->p_lock);	// WANT LW2002
	mutex_exit(&second->t_port->p_lock);
	mutex_exit(&first->t_port->p_lock);
}

void
sys_trunk_pair_right(struct trunk *s, struct trunk *t)
{
	struct trunk *first = s < t ? s : t;
	struct trunk *second = s < t ? t : s;

	mutex_enter(&first->t_lock);
	mutex_enter(&second->t_lock);
	mutex_exit(&second->t_lock);
	mutex_exit(&first->t_lock);
}
