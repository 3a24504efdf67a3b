/* A callee drops the lock and takes it again, which its caller forgets. */
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

static void
chan_flush(struct chan *c)
{
	KASSERT(mutex_owned(&c->c_lock));
	mutex_exit(&c->c_lock);
	delay(10);
	mutex_enter(&c->c_lock);
}

void
sys_chan_flush_wrong(struct chan *c)
{
	struct msg *m;

	mutex_enter(&c->c_lock);
	m = c->c_first;
	chan_flush(c);
	c->c_len = m->m_size;			// WANT LW1008 may
	mutex_exit(&c->c_lock);
}

void
sys_chan_flush_right(struct chan *c)
{
	struct msg *m;

	mutex_enter(&c->c_lock);
	m = c->c_first;
	chan_flush(c);
	m = c->c_first;
	c->c_len = m->m_size;			// CLEAN
	mutex_exit(&c->c_lock);
}
