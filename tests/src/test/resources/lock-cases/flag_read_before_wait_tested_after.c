/* Whether the transfer is waited for is read from it before the first wait, and tested after that. */
#include <sys/systm.h>

#define	XFER_SYNC	0x02

struct xfer {
	kmutex_t	x_lock;
	kcondvar_t	x_room;
	kcondvar_t	x_cv;
	callout_t	x_right;
	callout_t	x_wrong;
	int		x_flags;
	int		x_full;
	int		x_done;
};

static void
xfer_start_right(struct xfer *x)
{
	int flags = x->x_flags;

	mutex_enter(&x->x_lock);
	while (x->x_full && (flags & XFER_SYNC))
		cv_wait(&x->x_room, &x->x_lock);	// CLEAN
	if (flags & XFER_SYNC) {
		while (!x->x_done)
			cv_wait(&x->x_cv, &x->x_lock);	// CLEAN
	}
	mutex_exit(&x->x_lock);
}

static void
xfer_start_wrong(struct xfer *x)
{
	int flags;

	mutex_enter(&x->x_lock);
	while (x->x_full)
		cv_wait(&x->x_room, &x->x_lock);	// WANT LW3005
	flags = x->x_flags;
	if (flags & XFER_SYNC) {
		while (!x->x_done)
			cv_wait(&x->x_cv, &x->x_lock);	// WANT LW3005
	}
	mutex_exit(&x->x_lock);
}

static void
xfer_tick_right(void *arg)
{
	struct xfer *x = arg;

	x->x_flags = 0;
	xfer_start_right(x);
}

static void
xfer_tick_wrong(void *arg)
{
	struct xfer *x = arg;

	x->x_flags = 0;
	xfer_start_wrong(x);
}

void
sys_xfer(struct xfer *x)
{
	mutex_init(&x->x_lock, MUTEX_DEFAULT, IPL_SOFTCLOCK);
	callout_setfunc(&x->x_right, xfer_tick_right, x);
	callout_setfunc(&x->x_wrong, xfer_tick_wrong, x);
	xfer_start_wrong(x);
	x->x_flags = XFER_SYNC;
	xfer_start_right(x);
}
