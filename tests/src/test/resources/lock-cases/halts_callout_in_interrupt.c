/* callout_halt(9) may wait: a soft interrupt may call it, a hardware interrupt must not, and calls callout_stop() instead. */
#include <sys/systm.h>

struct wd {
	callout_t	w_ch;
	void		*w_si;
	int		w_hits;
};

static void
wd_fire(void *arg)
{
	struct wd *w = arg;

	w->w_hits++;
}

static void
wd_reset(struct wd *w)
{
	callout_halt(&w->w_ch, NULL);		// WANT LW3005
	w->w_hits = 0;
}

static int
wd_intr_wrong(void *arg)
{
	wd_reset(arg);
	return 1;
}

static int
wd_intr_right(void *arg)
{
	struct wd *w = arg;

	callout_stop(&w->w_ch);			// CLEAN
	w->w_hits = 0;
	softint_schedule(w->w_si);
	return 1;
}

static void
wd_soft(void *arg)
{
	struct wd *w = arg;

	callout_halt(&w->w_ch, NULL);		// CLEAN
	wd_reset(w);
}

void
wd_attach(struct wd *w, void *pc)
{
	callout_init(&w->w_ch, 0);
	callout_setfunc(&w->w_ch, wd_fire, w);
	w->w_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, wd_soft, w);
	pci_intr_establish(pc, 1, IPL_VM, wd_intr_wrong, w);
	pci_intr_establish(pc, 2, IPL_VM, wd_intr_right, w);
}
