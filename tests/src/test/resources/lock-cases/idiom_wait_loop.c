/* A wait stands in a loop that tests what it waits for. */
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
sys_chan_read(struct chan *c)
{
	struct msg *m;
	int error = 0;

	mutex_enter(&c->c_lock);
	while (c->c_len == 0 && !c->c_closed) {	// CLEAN
		error = cv_wait_sig(&c->c_cv, &c->c_lock);
		if (error)
			break;
	}
	m = c->c_first;				// CLEAN
	if (m != NULL) {
		c->c_first = m->m_next;
		c->c_len--;			// CLEAN
	}
	mutex_exit(&c->c_lock);
	return error;				// CLEAN
}
