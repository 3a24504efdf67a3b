/* An entry that was found before the wait is used after it. */
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
sys_chan_first_wrong(struct chan *c)
{
	struct msg *m;
	int size;

	mutex_enter(&c->c_lock);
	m = c->c_first;
	cv_wait(&c->c_cv, &c->c_lock);
	size = m->m_size;			// WANT LW1008 may
	mutex_exit(&c->c_lock);
	return size;
}

int
sys_chan_first_right(struct chan *c)
{
	struct msg *m;
	int size;

	mutex_enter(&c->c_lock);
	m = c->c_first;
	cv_wait(&c->c_cv, &c->c_lock);
	m = c->c_first;
	size = m->m_size;			// CLEAN
	mutex_exit(&c->c_lock);
	return size;
}
