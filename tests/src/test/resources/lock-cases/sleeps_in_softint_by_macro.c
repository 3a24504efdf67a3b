/* A macro hides that memory is waited for; the function that uses it is called by a soft interrupt. */
#include <sys/systm.h>

struct req {
	struct req	*r_next;
	int		r_id;
};

struct chan {
	void		*c_si;
	void		*c_other;
	struct req	*c_head;
	kmutex_t	c_lock;
};

#define	REQ_NEW()		kmem_zalloc(sizeof(struct req), KM_SLEEP)
#define	REQ_TRY()		kmem_zalloc(sizeof(struct req), KM_NOSLEEP)

static void
chan_soft_wrong(void *arg)
{
	struct chan *c = arg;
	struct req *r;

	r = REQ_NEW();				// WANT LW3005 must
	mutex_enter(&c->c_lock);
	r->r_next = c->c_head;
	c->c_head = r;
	mutex_exit(&c->c_lock);
}

static void
chan_soft_right(void *arg)
{
	struct chan *c = arg;
	struct req *r;

	r = REQ_TRY();				// CLEAN
	if (r == NULL)
		return;
	mutex_enter(&c->c_lock);
	r->r_next = c->c_head;
	c->c_head = r;
	mutex_exit(&c->c_lock);
}

void
sys_chan_open(struct chan *c)
{
	struct req *r;

	mutex_init(&c->c_lock, MUTEX_DEFAULT, IPL_SOFTNET);
	r = REQ_NEW();				// CLEAN
	c->c_head = r;
	c->c_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, chan_soft_wrong, c);
	c->c_other = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, chan_soft_right, c);
}
