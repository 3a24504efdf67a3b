/* A raised interrupt priority level keeps the thread on its CPU as well, as long as it stays raised. */
#include <sys/systm.h>

struct slot {
	struct psref_target s_target;
	int		s_used;
};

static struct psref_class *slot_class;

void
sys_slot_use_right(struct slot *sl)
{
	struct psref ref;
	int s;

	s = splsoftnet();
	psref_acquire(&ref, &sl->s_target, slot_class);	// CLEAN
	sl->s_used++;
	psref_release(&ref, &sl->s_target, slot_class);
	splx(s);
}

void
sys_slot_use_wrong(struct slot *sl)
{
	struct psref ref;
	int s;

	s = splsoftnet();
	sl->s_used++;
	splx(s);
	psref_acquire(&ref, &sl->s_target, slot_class);	// WANT LW3012 must
	psref_release(&ref, &sl->s_target, slot_class);
}
