/* The function itself drops the lock for an allocation and goes on with what it read before. */
#include <sys/systm.h>

/*
 * Channel with a waiter.
 *
 * Field locking key:
 *   (m) c_lock
 *   (c) constant after creation
 */
struct chan {
	kmutex_t	c_lock;		/* interlock of c_cv */
	kcondvar_t	c_cv;		/* (m) something changed */
	int		c_len;		/* (m) entries waiting */
	int		c_error;	/* (m) error to report */
	bool		c_closed;	/* (m) nothing more will come */
	struct msg	*c_first;	/* (m) first entry */
	int		c_unit;		/* (c) number */
};
struct msg {
	struct msg	*m_next;
	int		m_size;
};

void
sys_chan_grow_wrong(struct chan *c)
{
	struct msg *m;
	int len;

	mutex_enter(&c->c_lock);
	len = c->c_len;
	mutex_exit(&c->c_lock);
	m = kmem_zalloc(sizeof(*m), KM_SLEEP);
	mutex_enter(&c->c_lock);
	m->m_next = c->c_first;
	c->c_first = m;
	c->c_len = len + 1;			// WANT LW1008 may
	mutex_exit(&c->c_lock);
}

void
sys_chan_grow_right(struct chan *c)
{
	struct msg *m;
	int len;

	mutex_enter(&c->c_lock);
	len = c->c_len;
	mutex_exit(&c->c_lock);
	m = kmem_zalloc(sizeof(*m), KM_SLEEP);
	mutex_enter(&c->c_lock);
	len = c->c_len;
	m->m_next = c->c_first;
	c->c_first = m;
	c->c_len = len + 1;			// CLEAN
	mutex_exit(&c->c_lock);
}
