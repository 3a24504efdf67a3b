/* The ring that is written is inside a softc that a handler is given. */
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
	int		sc_unit;
	struct ring	sc_tx;
};

static void
softc_intr_wrong(void *arg)
{
	struct softc *sc = arg;

	sc->sc_tx.r_tail = 3;			// WANT LW1002 must
}

void
sys_softc_init_wrong(struct softc *sc)
{
	softint_establish(SOFTINT_NET, softc_intr_wrong, sc);
}

static void
softc_intr_right(void *arg)
{
	struct softc *sc = arg;

	mutex_enter(&sc->sc_tx.r_lock);
	sc->sc_tx.r_tail = 3;			// CLEAN
	mutex_exit(&sc->sc_tx.r_lock);
}

void
sys_softc_init_right(struct softc *sc)
{
	softint_establish(SOFTINT_NET, softc_intr_right, sc);
}
