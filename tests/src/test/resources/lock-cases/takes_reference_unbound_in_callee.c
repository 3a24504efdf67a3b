/* One caller of the function that takes the reference is bound to its CPU, and one is not; a soft interrupt always is. */
#include <sys/systm.h>

struct cell {
	struct psref_target c_target;
	int		c_value;
};

static struct cell *cells;
static struct psref_class *cell_class;
static void *cell_si;

static struct cell *
cell_get(struct psref *ref)
{
	struct cell *c;
	int s;

	s = pserialize_read_enter();
	c = cells;
	psref_acquire(ref, &c->c_target, cell_class);	// WANT LW3012
	pserialize_read_exit(s);
	return c;
}

static struct cell *
cell_get_bound(struct psref *ref)
{
	struct cell *c;
	int s;

	s = pserialize_read_enter();
	c = cells;
	psref_acquire(ref, &c->c_target, cell_class);	// CLEAN
	pserialize_read_exit(s);
	return c;
}

static void
cell_soft(void *arg)
{
	struct psref ref;
	struct cell *c;

	c = cell_get_bound(&ref);
	c->c_value++;
	psref_release(&ref, &c->c_target, cell_class);
}

int
sys_cell_value_right(void)
{
	struct psref ref;
	struct cell *c;
	int value, bound;

	bound = curlwp_bind();
	c = cell_get(&ref);
	value = c->c_value;
	psref_release(&ref, &c->c_target, cell_class);
	c = cell_get_bound(&ref);
	value += c->c_value;
	psref_release(&ref, &c->c_target, cell_class);
	curlwp_bindx(bound);
	return value;
}

int
sys_cell_value_wrong(void)
{
	struct psref ref;
	struct cell *c;
	int value;

	c = cell_get(&ref);
	value = c->c_value;
	psref_release(&ref, &c->c_target, cell_class);
	return value;
}

void
cell_attach(void)
{
	cell_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, cell_soft, NULL);
}
