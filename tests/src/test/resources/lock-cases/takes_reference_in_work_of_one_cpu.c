/* A workqueue with a thread for each CPU keeps each of them there; one without does not. */
#include <sys/systm.h>

struct flow {
	struct psref_target f_target;
	struct workqueue *f_wq;
	struct workqueue *f_all;
	int		f_packets;
};

static struct psref_class *flow_class;

static void
flow_work_right(struct work *wk, void *arg)
{
	struct flow *f = arg;
	struct psref ref;

	psref_acquire(&ref, &f->f_target, flow_class);	// CLEAN
	f->f_packets++;
	psref_release(&ref, &f->f_target, flow_class);
}

static void
flow_work_wrong(struct work *wk, void *arg)
{
	struct flow *f = arg;
	struct psref ref;

	psref_acquire(&ref, &f->f_target, flow_class);	// WANT LW3012 must
	f->f_packets++;
	psref_release(&ref, &f->f_target, flow_class);
}

void
flow_attach(struct flow *f)
{
	workqueue_create(&f->f_wq, "flow", flow_work_right, f, 0, IPL_SOFTNET, WQ_MPSAFE | WQ_PERCPU);
	workqueue_create(&f->f_all, "flowall", flow_work_wrong, f, 0, IPL_SOFTNET, WQ_MPSAFE);
}
