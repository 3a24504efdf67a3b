/* The interlock of the wait is in a local variable. */
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
sys_chan_alias_wrong(struct chan *c)
{
	kmutex_t *lock = &c->c_lock;
	int len;

	mutex_enter(lock);
	len = c->c_len;
	cv_wait(&c->c_cv, lock);
	c->c_len = len + 1;			// WANT LW1008 may
	mutex_exit(lock);
}

void
sys_chan_alias_right(struct chan *c)
{
	kmutex_t *lock = &c->c_lock;
	int len;

	mutex_enter(lock);
	len = c->c_len;
	cv_wait(&c->c_cv, lock);
	len = c->c_len;
	c->c_len = len + 1;			// CLEAN
	mutex_exit(lock);
}
