/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Tunnels through a socket: packets go out by pr_send, and come in by an
 * upcall of the socket.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: if_gre.c $");

#ifdef _KERNEL_OPT
#include "opt_gre.h"
#include "opt_inet.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/file.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <net/if.h>

#ifdef GRE_DEBUG
extern int gre_debug;
#define	GRE_DPRINTF(sc, ...)						\
do {									\
	if (__predict_false(gre_debug))					\
		printf(__VA_ARGS__);					\
} while (/*CONSTCOND*/ 0)
#else
#define	GRE_DPRINTF(sc, ...)	do { } while (/*CONSTCOND*/ 0)
#endif

struct gre_softc {
	struct ifnet	sc_if;
	kmutex_t	sc_mtx;		/* lock on the settings */
	struct socket	*sc_so;		/* what the packets go through */
	void		*sc_si;		/* soft interrupt of the upcall */
};

int	gre_bindso(struct gre_softc *, struct socket *);
void	gre_unbindso(struct gre_softc *);
int	gre_sosend(struct socket *, struct mbuf *);
void	gre_input(struct mbuf *, int, int);

static int	gre_soreceive(struct socket *, struct mbuf **);

/* From sowakeup(): locked, so put the work off. */
static void
greintr_upcall(struct socket *so, void *arg, int events, int waitflag)
{
	struct gre_softc *sc = arg;

	softint_schedule(sc->sc_si);
}

static void
greintr(void *arg)
{
	struct gre_softc *sc = arg;
	struct socket *so = sc->sc_so;
	struct mbuf *m;
	int rc;

	if (so == NULL)
		return;
	solock(so);
	for (;;) {
		rc = gre_soreceive(so, &m);
		if (rc != 0 || m == NULL)
			break;
		sounlock(so);
		if (if_enqueue(&sc->sc_if, m) != 0)
			GRE_DPRINTF(sc, "%s: so_state %#x\n", __func__,
			    so->so_state);
		solock(so);
	}
	sounlock(so);
}

int
gre_bindso(struct gre_softc *sc, struct socket *so)
{

	sc->sc_si = softint_establish(SOFTINT_NET, greintr, sc);
	if (sc->sc_si == NULL)
		return ENOMEM;
	mutex_enter(&sc->sc_mtx);
	sc->sc_so = so;
	mutex_exit(&sc->sc_mtx);

	solock(so);
	so->so_upcallarg = sc;
	so->so_upcall = greintr_upcall;
	so->so_rcv.sb_flags |= SB_UPCALL;
	sounlock(so);
	return 0;
}

void
gre_unbindso(struct gre_softc *sc)
{
	struct socket *so = sc->sc_so;

	solock(so);
	so->so_rcv.sb_flags &= ~SB_UPCALL;
	so->so_upcall = NULL;
	so->so_upcallarg = NULL;
	sounlock(so);

	mutex_enter(&sc->sc_mtx);
	sc->sc_so = NULL;
	mutex_exit(&sc->sc_mtx);
	softint_disestablish(sc->sc_si);
}

/* For encapsulated packets that need no socket. */
void
gre_input(struct mbuf *m, int off, int proto)
{

	m_freem(m);
}

/*
 * sosend() for a packet that is ready, and a caller that must not wait.
 */
int
gre_sosend(struct socket *so, struct mbuf *top)
{
	const u_long len = top->m_pkthdr.len;
	int error;

#define	senderr(e)	do { error = (e); goto release; } while (0)

	solock(so);
	if ((error = sblock(&so->so_snd, M_NOWAIT)) != 0)
		goto unlock;
	if ((error = so->so_error) != 0) {
		so->so_error = 0;
		goto release;
	}
	if (so->so_state & SS_CANTSENDMORE)
		senderr(EPIPE);
	if ((so->so_state & SS_ISCONNECTED) == 0)
		senderr(so->so_proto->pr_flags & PR_CONNREQUIRED ?
		    ENOTCONN : EADDRNOTAVAIL);
	if (len > sbspace(&so->so_snd))
		senderr(len > so->so_snd.sb_hiwat ? EMSGSIZE : EWOULDBLOCK);
	error = (*so->so_proto->pr_usrreqs->pr_send)(so, top, NULL, NULL,
	    curlwp);
	top = NULL;
 release:
	sbunlock(&so->so_snd);
 unlock:
	sounlock(so);
	m_freem(top);
	return error;
}

/*
 * soreceive() for one record, and a caller that must not wait.
 */
static int
gre_soreceive(struct socket *so, struct mbuf **mp0)
{
	const int some = SS_ISCONNECTED | SS_ISCONNECTING;
	struct mbuf *m;
	int error;

	KASSERT(solocked(so));

	*mp0 = NULL;
	if ((error = sblock(&so->so_rcv, M_NOWAIT)) != 0)
		return error;
	if ((m = so->so_rcv.sb_mb) != NULL) {
		*mp0 = m;
		so->so_state &= ~SS_RCVATMARK;
		so->so_rcv.sb_mb = m->m_nextpkt;
		for (m->m_nextpkt = NULL; m != NULL; m = m->m_next)
			sbfree(&so->so_rcv, m);
		SB_EMPTY_FIXUP(&so->so_rcv);
	} else if ((error = so->so_error) != 0)
		so->so_error = 0;
	else if (so->so_state & SS_CANTRCVMORE)
		;
	else
		error = (so->so_state & some) == 0 &&
		    (so->so_proto->pr_flags & PR_CONNREQUIRED) != 0 ?
		    ENOTCONN : EWOULDBLOCK;
	sbunlock(&so->so_rcv);
	return error;
}
