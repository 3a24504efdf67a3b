/* A softc has two rings; the lock of the wrong one is held. */
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
	struct ring	sc_tx;
};

void
sys_softc_rx_wrong(struct softc *sc)
{
	mutex_enter(&sc->sc_tx.r_lock);
	sc->sc_rx.r_head = 1;			// WANT LW1004
	mutex_exit(&sc->sc_tx.r_lock);
}

void
sys_softc_rx_right(struct softc *sc)
{
	mutex_enter(&sc->sc_rx.r_lock);
	sc->sc_rx.r_head = 1;			// CLEAN
	mutex_exit(&sc->sc_rx.r_lock);
}
