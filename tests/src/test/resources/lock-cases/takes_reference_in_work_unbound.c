/* The thread of a workqueue may change its CPU, unless it disables preemption, holds a spin lock, or is bound. */
#include <sys/systm.h>

struct tun {
	struct psref_target t_target;
	kmutex_t	t_lock;		/* spins */
	struct workqueue *t_wq;
	struct workqueue *t_wq2;
	int		t_packets;
};

static struct psref_class *tun_class;

static void
tun_work_wrong(struct work *wk, void *arg)
{
	struct tun *t = arg;
	struct psref ref;

	psref_acquire(&ref, &t->t_target, tun_class);	// WANT LW3012 must
	t->t_packets++;
	psref_release(&ref, &t->t_target, tun_class);
}

static void
tun_work_right(struct work *wk, void *arg)
{
	struct tun *t = arg;
	struct psref ref;
	int bound;

	kpreempt_disable();
	psref_acquire(&ref, &t->t_target, tun_class);	// CLEAN
	t->t_packets++;
	psref_release(&ref, &t->t_target, tun_class);
	kpreempt_enable();

	mutex_spin_enter(&t->t_lock);
	psref_acquire(&ref, &t->t_target, tun_class);	// CLEAN
	t->t_packets++;
	psref_release(&ref, &t->t_target, tun_class);
	mutex_spin_exit(&t->t_lock);

	bound = curlwp_bind();
	psref_acquire(&ref, &t->t_target, tun_class);	// CLEAN
	t->t_packets++;
	psref_release(&ref, &t->t_target, tun_class);
	curlwp_bindx(bound);
}

void
tun_attach(struct tun *t)
{
	mutex_init(&t->t_lock, MUTEX_DEFAULT, IPL_VM);
	workqueue_create(&t->t_wq, "tun", tun_work_wrong, t, 0, IPL_SOFTNET, WQ_MPSAFE);
	workqueue_create(&t->t_wq2, "tun2", tun_work_right, t, 0, IPL_SOFTNET, WQ_MPSAFE);
}
