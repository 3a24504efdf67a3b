/* A constant stays what it was during the wait; a guarded length does not. */
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
sys_chan_constant_wrong(struct chan *c)
{
	int was;

	mutex_enter(&c->c_lock);
	was = c->c_len;
	cv_wait(&c->c_cv, &c->c_lock);
	c->c_error = was;			// WANT LW1008 may
	mutex_exit(&c->c_lock);
}

void
sys_chan_constant_right(struct chan *c)
{
	int was;

	mutex_enter(&c->c_lock);
	was = c->c_unit;
	cv_wait(&c->c_cv, &c->c_lock);
	c->c_error = was;			// CLEAN
	mutex_exit(&c->c_lock);
}
