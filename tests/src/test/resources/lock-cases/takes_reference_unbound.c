/* A passive reference belongs to a CPU, so a thread that takes one must stay on its own. */
#include <sys/systm.h>

struct item {
	struct psref_target i_target;
	int		i_value;
	callout_t	i_tick;
};

int
sys_item_value_wrong(struct item *i, struct psref_class *class)
{
	struct psref ref;
	int value;

	psref_acquire(&ref, &i->i_target, class);	// WANT LW3012 must
	value = i->i_value;
	psref_release(&ref, &i->i_target, class);
	return value;
}

int
sys_item_value_right(struct item *i, struct psref_class *class)
{
	struct psref ref;
	int value, bound;

	bound = curlwp_bind();
	psref_acquire(&ref, &i->i_target, class);	// CLEAN
	value = i->i_value;
	psref_release(&ref, &i->i_target, class);
	curlwp_bindx(bound);
	return value;
}

static struct psref_class *item_class;

static void
item_tick(void *arg)
{
	struct item *i = arg;
	struct psref ref;

	psref_acquire(&ref, &i->i_target, item_class);	// CLEAN
	i->i_value++;
	psref_release(&ref, &i->i_target, item_class);
}

void
item_attach(struct item *i)
{
	callout_setfunc(&i->i_tick, item_tick, i);
}
