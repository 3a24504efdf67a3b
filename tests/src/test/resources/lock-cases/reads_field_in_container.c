/* The object is found through a member that is inside it. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	u_int		r_head;		/* m: next to fill */
	u_int		r_tail;		/* m: next to clean */
	u_int		r_mode;		/* m: how it is filled */
	u_int		r_slot[8];	/* m: what it holds */
	u_int		r_size;		/* :: number of slots */
	struct ring	*r_peer;	/* :: the other direction */
};

struct softc {
	struct ring	sc_rx;
	callout_t	sc_ch;
};

static void
softc_tick_wrong(void *arg)
{
	struct softc *sc = container_of(arg, struct softc, sc_ch);
	u_int head;

	head = sc->sc_rx.r_head;		// WANT LW1001 must
	printf("%u\n", head);
}

void
sys_softc_start_wrong(struct softc *sc)
{
	callout_setfunc(&sc->sc_ch, softc_tick_wrong, &sc->sc_ch);
}

static void
softc_tick_right(void *arg)
{
	struct softc *sc = container_of(arg, struct softc, sc_ch);
	u_int head;

	mutex_enter(&sc->sc_rx.r_lock);
	head = sc->sc_rx.r_head;		// CLEAN
	mutex_exit(&sc->sc_rx.r_lock);
	printf("%u\n", head);
}

void
sys_softc_start_right(struct softc *sc)
{
	callout_setfunc(&sc->sc_ch, softc_tick_right, &sc->sc_ch);
}
