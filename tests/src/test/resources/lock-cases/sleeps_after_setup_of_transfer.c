/* What the call before left in the object says whether the next one waits. */
#include <sys/systm.h>

#define	XFER_SYNC	0x01
#define	XFER_SHORT	0x02

struct xfer {
	kmutex_t	x_lock;
	kcondvar_t	x_cv;
	int		x_flags;
	int		x_done;
	int		x_length;
};

struct port {
	kmutex_t	p_lock;
	struct xfer	*p_status;
	struct xfer	*p_reset;
	callout_t	p_tick;
	callout_t	p_slow;
};

static void
xfer_setup(struct xfer *x, int length, int flags)
{
	KASSERT(length >= 0);
	x->x_length = length;
	x->x_flags = flags;
	x->x_done = 0;
}

static int
xfer_start(struct xfer *x)
{
	int flags = x->x_flags;

	if (x->x_length == 0)
		return EINVAL;
	if ((flags & XFER_SYNC) == 0)
		return 0;
	mutex_enter(&x->x_lock);
	while (!x->x_done)
		cv_wait(&x->x_cv, &x->x_lock);		// CLEAN
	mutex_exit(&x->x_lock);
	return 0;
}

static int
xfer_send(struct xfer *x)
{
	int flags = x->x_flags;

	if ((flags & XFER_SYNC) == 0)
		return 0;
	mutex_enter(&x->x_lock);
	while (!x->x_done)
		cv_wait(&x->x_cv, &x->x_lock);		// WANT LW3005
	mutex_exit(&x->x_lock);
	return 0;
}

static void
port_tick(void *arg)
{
	struct port *p = arg;

	xfer_setup(p->p_status, 64, XFER_SHORT);
	(void)xfer_start(p->p_status);
	mutex_enter(&p->p_lock);
	xfer_setup(p->p_status, 32, 0);
	mutex_exit(&p->p_lock);
	(void)xfer_start(p->p_status);
}

static void
port_slow(void *arg)
{
	struct port *p = arg;

	xfer_setup(p->p_reset, 64, XFER_SHORT | XFER_SYNC);
	(void)xfer_send(p->p_reset);
}

void
sys_port_open(struct port *p)
{
	callout_setfunc(&p->p_tick, port_tick, p);
	callout_setfunc(&p->p_slow, port_slow, p);
	xfer_setup(p->p_status, 8, XFER_SYNC);
	(void)xfer_start(p->p_status);
	xfer_setup(p->p_status, 8, XFER_SYNC);
	(void)xfer_send(p->p_status);
}
