/* A stacked driver starts the next transfer when one has ended, in a soft interrupt; it may not read a file there, nor start one with a spin lock held. */
#include <sys/systm.h>

struct vnode;
struct buf;

int	VOP_STRATEGY(struct vnode *, struct buf *);
int	VOP_FCNTL(struct vnode *, int, void *);

struct stripe {
	struct vnode	*s_vp;
	struct buf	*s_next;
	callout_t	s_ch;
	kmutex_t	s_lock;			/* spins */
};

static void
stripe_tick(void *arg)
{
	struct stripe *s = arg;

	VOP_STRATEGY(s->s_vp, s->s_next);	// CLEAN
	VOP_FCNTL(s->s_vp, 1, NULL);		// WANT LW3005 must
}

void
sys_stripe_kick(struct stripe *s)
{
	mutex_enter(&s->s_lock);
	VOP_STRATEGY(s->s_vp, s->s_next);	// WANT LW3004 must
	mutex_exit(&s->s_lock);
}

void
sys_stripe_attach(struct stripe *s)
{
	mutex_init(&s->s_lock, MUTEX_DEFAULT, IPL_VM);
	callout_setfunc(&s->s_ch, stripe_tick, s);
}
