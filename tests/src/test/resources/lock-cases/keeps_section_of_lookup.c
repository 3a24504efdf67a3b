/* The name of a function that hands out a reference speaks of that, and not of the read section that it leaves behind. */
#include <sys/systm.h>

struct gear {
	struct localcount g_count;
	int		g_teeth;
};

static struct gear *gears;

static int
gear_teeth(void)
{
	int s, n;

	s = pserialize_read_enter();
	n = gears->g_teeth;
	pserialize_read_exit(s);
	return n;				// CLEAN
}

static int
gear_is_there(void)
{
	int s, there;

	s = pserialize_read_enter();
	there = gears != NULL;
	pserialize_read_exit(s);
	return there;				// CLEAN
}

static int
gear_is_small(void)
{
	int s, small;

	s = pserialize_read_enter();
	small = gears->g_teeth < 8;
	pserialize_read_exit(s);
	return small;				// CLEAN
}

/* Somebody gives up a section that he did not enter. */
void
gear_leave(int s)
{

	pserialize_read_exit(s);
}

struct gear *
gear_lookup_acquire_right(void)
{
	struct gear *g;
	int s;

	s = pserialize_read_enter();
	g = gears;
	if (g != NULL)
		localcount_acquire(&g->g_count);
	pserialize_read_exit(s);
	return g;				// CLEAN
}

struct gear *
gear_lookup_acquire_wrong(void)
{
	struct gear *g;
	int s;

	s = pserialize_read_enter();
	g = gears;
	if (g != NULL)
		localcount_acquire(&g->g_count);
	return g;				// WANT LW3001
}

int
gear_sum(void)
{
	struct gear *g, *h;
	int n = gear_teeth() + gear_is_there() + gear_is_small();

	g = gear_lookup_acquire_right();
	if (g != NULL) {
		n += g->g_teeth;
		localcount_release(&g->g_count, NULL, NULL);
	}
	h = gear_lookup_acquire_wrong();
	if (h != NULL) {
		n += h->g_teeth;
		localcount_release(&h->g_count, NULL, NULL);
	}
	return n;
}
