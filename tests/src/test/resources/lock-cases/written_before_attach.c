/* An interface is its driver's own until if_attach() makes it known. */
#include <sys/systm.h>

/*
 * Interface.  Field markings and the corresponding locks:
 *
 * i:	*if_ioctl_lock
 * ::	unlocked, stable
 */
struct ifnet {
	kmutex_t	*if_ioctl_lock;	/* :: points at its lock */
	u_int		if_flags;	/* i: IFF_* */
	u_int		if_mtu;		/* i: largest packet */
};
#define	IFF_BROADCAST	0x02
#define	IFF_RUNNING	0x40

struct foo_softc {
	int		sc_unit;
	struct ifnet	sc_if;
};

void	if_attach(struct ifnet *);

void
sys_foo_start_wrong(struct foo_softc *sc)
{
	struct ifnet *ifp = &sc->sc_if;

	ifp->if_flags = IFF_BROADCAST;		// CLEAN
	if_attach(ifp);
	ifp->if_mtu = 1500;			// WANT LW1002
}

void
sys_foo_start_right(struct foo_softc *sc)
{
	struct ifnet *ifp = &sc->sc_if;

	ifp->if_flags = IFF_BROADCAST;		// CLEAN
	ifp->if_mtu = 1500;			// CLEAN
	if_attach(ifp);
}
