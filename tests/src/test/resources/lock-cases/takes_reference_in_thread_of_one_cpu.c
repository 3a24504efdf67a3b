/* A kernel thread that is made for a CPU stays there; one that is made for none does not. */
#include <sys/systm.h>

struct feed {
	struct psref_target f_target;
	struct cpu_info	*f_cpu;
	int		f_count;
};

static struct psref_class *feed_class;

static void
feed_thread_right(void *arg)
{
	struct feed *f = arg;
	struct psref ref;

	psref_acquire(&ref, &f->f_target, feed_class);	// CLEAN
	f->f_count++;
	psref_release(&ref, &f->f_target, feed_class);
}

static void
feed_thread_wrong(void *arg)
{
	struct feed *f = arg;
	struct psref ref;

	psref_acquire(&ref, &f->f_target, feed_class);	// WANT LW3012 must
	f->f_count++;
	psref_release(&ref, &f->f_target, feed_class);
}

void
feed_attach(struct feed *f)
{
	if (f->f_cpu != NULL)
		kthread_create(0, KTHREAD_MPSAFE, f->f_cpu, feed_thread_right, f, NULL, "feed");
	kthread_create(0, KTHREAD_MPSAFE, NULL, feed_thread_wrong, f, NULL, "feed");
}
