/* The thread is bound too late, or no longer, or on one way only. */
#include <sys/systm.h>

struct card {
	struct psref_target c_target;
	int		c_busy;
};

static struct psref_class *card_class;

void
sys_card_use_wrong(struct card *c)
{
	struct psref ref;
	int bound;

	bound = curlwp_bind();
	c->c_busy = 1;
	curlwp_bindx(bound);
	psref_acquire(&ref, &c->c_target, card_class);	// WANT LW3012 must
	psref_release(&ref, &c->c_target, card_class);
}

void
sys_card_use_right(struct card *c)
{
	struct psref ref;
	int bound;

	bound = curlwp_bind();
	c->c_busy = 1;
	psref_acquire(&ref, &c->c_target, card_class);	// CLEAN
	psref_release(&ref, &c->c_target, card_class);
	curlwp_bindx(bound);
}

void
sys_card_some_wrong(struct card *c, int quick)
{
	struct psref ref;
	int bound = 0;

	if (!quick)
		bound = curlwp_bind();
	psref_acquire(&ref, &c->c_target, card_class);	// WANT LW3012
	psref_release(&ref, &c->c_target, card_class);
	if (!quick)
		curlwp_bindx(bound);
}

void
sys_card_some_right(struct card *c, int quick)
{
	struct psref ref;
	int bound;

	if (quick)
		return;
	bound = curlwp_bind();
	do {
		psref_acquire(&ref, &c->c_target, card_class);	// CLEAN
		psref_release(&ref, &c->c_target, card_class);
	} while (c->c_busy);
	curlwp_bindx(bound);
}

void
sys_card_nested_right(struct card *c)
{
	struct psref ref;
	int outer, inner;

	outer = curlwp_bind();
	inner = curlwp_bind();
	c->c_busy = 0;
	curlwp_bindx(inner);
	psref_acquire(&ref, &c->c_target, card_class);	// CLEAN
	psref_release(&ref, &c->c_target, card_class);
	curlwp_bindx(outer);
}
