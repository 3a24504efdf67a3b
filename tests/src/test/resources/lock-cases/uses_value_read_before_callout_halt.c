/* callout_halt() may drop the lock that it is given. */
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

callout_t chan_ch;

void
sys_chan_halt_wrong(struct chan *c)
{
	int len;

	mutex_enter(&c->c_lock);
	len = c->c_len;
	callout_halt(&chan_ch, &c->c_lock);
	c->c_len = len - 1;			// WANT LW1008 may
	mutex_exit(&c->c_lock);
}

void
sys_chan_halt_right(struct chan *c)
{
	int len;

	mutex_enter(&c->c_lock);
	len = c->c_len;
	callout_halt(&chan_ch, &c->c_lock);
	len = c->c_len;
	c->c_len = len - 1;			// CLEAN
	mutex_exit(&c->c_lock);
}
