/* The lock is dropped for an allocation and the state read again afterwards. */
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

int
sys_chan_alloc(struct chan *c)
{
	struct msg *m;

	mutex_enter(&c->c_lock);
	if (c->c_closed) {
		mutex_exit(&c->c_lock);
		return EINVAL;
	}
	mutex_exit(&c->c_lock);
	m = kmem_zalloc(sizeof(*m), KM_SLEEP);
	mutex_enter(&c->c_lock);
	if (c->c_closed) {			// CLEAN
		mutex_exit(&c->c_lock);
		kmem_free(m, sizeof(*m));
		return EINVAL;			// CLEAN
	}
	m->m_next = c->c_first;			// CLEAN
	c->c_first = m;				// CLEAN
	mutex_exit(&c->c_lock);
	return 0;				// CLEAN
}
