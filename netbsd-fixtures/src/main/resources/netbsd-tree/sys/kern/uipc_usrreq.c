/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets of the local domain.
 *
 * All of them start under uipc_lock.  When two stream sockets connect, both
 * get the mutex one of them has brought along, and from then on unrelated
 * pairs no longer meet.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_usrreq.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/file.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/stat.h>
#include <sys/unpcb.h>
#include <sys/vnode.h>

static kmutex_t		*uipc_lock;
static u_long		unpst_sendspace = 16384;
static u_long		unpst_recvspace = 16384;
static const struct sockaddr sun_noname = {
	.sa_len = sizeof(sun_noname),
	.sa_family = AF_LOCAL,
};

static void	unp_detach(struct socket *);
static void	unp_disconnect1(struct unpcb *);
static void	unp_drop(struct unpcb *, int);

/* Put a socket back under the common lock, if it has left it. */
static void
unp_resetlock(struct socket *so)
{
	kmutex_t *pairlock = so->so_lock;
	struct unpcb *unp = sotounpcb(so);

	KASSERT(solocked(so));

	if (pairlock != uipc_lock) {
		KASSERT(unp->unp_streamlock == NULL);
		mutex_enter(uipc_lock);
		mutex_obj_hold(uipc_lock);
		membar_release();
		solockreset(so, uipc_lock);
		unp->unp_streamlock = pairlock;
		mutex_exit(pairlock);
	}
}

/* Put two sockets under the mutex of the first; it is held on return. */
static void
unp_setpeerlocks(struct socket *so, struct socket *so2)
{
	struct unpcb *unp = sotounpcb(so);
	kmutex_t *pairlock = unp->unp_streamlock;

	KASSERT(solocked2(so, so2));

	/* A pair made by socreate() shares one already. */
	if (so->so_lock == uipc_lock) {
		unp->unp_streamlock = NULL;
		mutex_enter(pairlock);
		mutex_obj_hold(pairlock);
		membar_release();
		solockreset(so2, pairlock);
		solockreset(so, pairlock);
		mutex_exit(uipc_lock);
	}
}

static void
unp_init(void)
{

	uipc_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
}

static int
unp_attach(struct socket *so, int proto)
{
	struct unpcb *unp;
	int error;

	KASSERT(sotounpcb(so) == NULL);

	unp = kmem_zalloc(sizeof(*unp), KM_SLEEP);
	unp->unp_socket = so;
	if (so->so_type == SOCK_STREAM)
		unp->unp_streamlock =
		    mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);

	if (so->so_lock == NULL) {
		mutex_obj_hold(uipc_lock);
		so->so_lock = uipc_lock;
		solock(so);
	}
	KASSERT(solocked(so));

	error = soreserve(so, unpst_sendspace, unpst_recvspace);
	if (error != 0) {
		kmem_free(unp, sizeof(*unp));
		return error;
	}
	so->so_pcb = unp;
	return 0;
}

static void
unp_detach(struct socket *so)
{
	struct unpcb *unp = sotounpcb(so);
	struct vnode *vp;

	KASSERT(solocked(so));

	if ((vp = unp->unp_vnode) != NULL) {
		vp->v_socket = NULL;
		unp->unp_vnode = NULL;
		/* vrele may sleep. */
		sounlock(so);
		vrele(vp);
		solock(so);
	}
	if (unp->unp_conn != NULL)
		unp_disconnect1(unp);
	while (unp->unp_refs != NULL) {
		KASSERT(solocked2(so, unp->unp_refs->unp_socket));
		unp_drop(unp->unp_refs, ECONNRESET);
	}
	soisdisconnected(so);
	so->so_pcb = NULL;
	kmem_free(unp, sizeof(*unp));
}

static int
unp_accept(struct socket *so, struct sockaddr *nam)
{
	struct unpcb *peer;
	struct socket *so2;

	KASSERT(solocked(so));

	peer = sotounpcb(so)->unp_conn;
	*nam = sun_noname;
	if (peer == NULL)
		return 0;
	so2 = peer->unp_socket;
	/*
	 * The client of a listening socket that wants credentials is still
	 * connecting: finish that here.
	 */
	if (so2->so_state & SS_ISCONNECTING) {
		KASSERT(solocked2(so, so2));
		KASSERT(solocked2(so2, so->so_head));
		soisconnected(so2);
	}
	return 0;
}

static int
unp_bind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	struct unpcb *unp = sotounpcb(so);

	KASSERT(solocked(so));

	if (unp->unp_vnode != NULL)
		return EINVAL;
	if ((unp->unp_flags & UNP_BUSY) != 0)
		return EALREADY;
	unp->unp_flags |= UNP_BUSY;
	sounlock(so);
	/* Here the name would be looked up and the vnode made. */
	solock(so);
	unp->unp_flags &= ~UNP_BUSY;
	return 0;
}

static int
unp_listen(struct socket *so, struct lwp *l)
{
	struct unpcb *unp = sotounpcb(so);

	KASSERT(solocked(so));

	/* Clients come in by uipc_lock. */
	unp_resetlock(so);
	if (unp->unp_vnode == NULL)
		return EINVAL;
	return 0;
}

static int
unp_connect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{

	KASSERT(solocked(so));

	return EADDRNOTAVAIL;
}

/* Make two sockets each other's peer. */
int
unp_connect2(struct socket *so, struct socket *so2)
{
	struct unpcb *unp = sotounpcb(so);
	struct unpcb *unp2 = sotounpcb(so2);

	KASSERT(solocked2(so, so2));

	if (so2->so_type != so->so_type)
		return EPROTOTYPE;
	switch (so->so_type) {
	case SOCK_SEQPACKET:
	case SOCK_STREAM:
		unp->unp_conn = unp2;
		unp2->unp_conn = unp;
		if (so2->so_head != NULL)
			so2->so_state &= ~SS_ISDISCONNECTED;
		soisconnected(so2);
		soisconnected(so);
		unp_setpeerlocks(so, so2);
		break;
	case SOCK_DGRAM:
		/* One way: the peer only knows who sends to it. */
		unp->unp_conn = unp2;
		unp->unp_nextref = unp2->unp_refs;
		unp2->unp_refs = unp;
		soisconnected(so);
		break;
	default:
		panic("unp_connect2");
	}
	return 0;
}

static void
unp_disconnect1(struct unpcb *unp)
{
	struct unpcb *unp2 = unp->unp_conn;
	struct unpcb **unpp;
	struct socket *so = unp->unp_socket;

	if (unp2 == NULL)
		return;
	unp->unp_conn = NULL;

	switch (so->so_type) {
	case SOCK_DGRAM:
		for (unpp = &unp2->unp_refs; *unpp != unp;
		    unpp = &(*unpp)->unp_nextref)
			KASSERT(*unpp != NULL);
		*unpp = unp->unp_nextref;
		unp->unp_nextref = NULL;
		so->so_state &= ~SS_ISCONNECTED;
		break;
	case SOCK_SEQPACKET:
	case SOCK_STREAM:
		KASSERT(solocked2(so, unp2->unp_socket));
		soisdisconnected(so);
		unp2->unp_conn = NULL;
		soisdisconnected(unp2->unp_socket);
		break;
	}
}

static void
unp_drop(struct unpcb *unp, int why)
{
	struct socket *so = unp->unp_socket;

	KASSERT(solocked(so));

	unp_disconnect1(unp);
	so->so_error = why;
}

static int
unp_disconnect(struct socket *so)
{

	KASSERT(solocked(so));

	unp_disconnect1(sotounpcb(so));
	return 0;
}

static int
unp_shutdown(struct socket *so)
{
	struct unpcb *unp = sotounpcb(so);

	KASSERT(solocked(so));

	socantsendmore(so);
	if (so->so_type != SOCK_DGRAM && unp->unp_conn != NULL)
		socantrcvmore(unp->unp_conn->unp_socket);
	return 0;
}

static int
unp_abort(struct socket *so)
{

	KASSERT(solocked(so));
	KASSERT(so->so_head == NULL);

	unp_drop(sotounpcb(so), ECONNABORTED);
	unp_detach(so);
	return 0;
}

static int
unp_rcvd(struct socket *so, int flags, struct lwp *l)
{
	struct unpcb *unp = sotounpcb(so);
	struct socket *so2;

	KASSERT(solocked(so));

	if (so->so_type != SOCK_STREAM || unp->unp_conn == NULL)
		return 0;
	so2 = unp->unp_conn->unp_socket;
	KASSERT(solocked2(so, so2));
	unp->unp_cc = so->so_rcv.sb_cc;
	sowwakeup(so2);
	return 0;
}

static int
unp_send(struct socket *so, struct mbuf *m, struct sockaddr *nam,
    struct mbuf *control, struct lwp *l)
{
	struct unpcb *unp = sotounpcb(so);
	struct socket *so2;
	int error = 0;

	KASSERT(solocked(so));

	switch (so->so_type) {
	case SOCK_DGRAM:
		if (nam != NULL) {
			if ((so->so_state & SS_ISCONNECTED) != 0)
				error = EISCONN;
			else
				error = unp_connect(so, nam, l);
		} else if ((so->so_state & SS_ISCONNECTED) == 0)
			error = ENOTCONN;
		if (error != 0)
			break;
		so2 = unp->unp_conn->unp_socket;
		KASSERT(solocked2(so, so2));
		if (sbappendaddr(&so2->so_rcv, &sun_noname, m, control)) {
			sorwakeup(so2);
			m = NULL;
			control = NULL;
		} else {
			soroverflow(so2);
			error = ENOBUFS;
		}
		if (nam != NULL)
			unp_disconnect1(unp);
		break;
	case SOCK_STREAM:
		if (unp->unp_conn == NULL) {
			error = ENOTCONN;
			break;
		}
		so2 = unp->unp_conn->unp_socket;
		KASSERT(solocked2(so, so2));
		sbappendstream(&so2->so_rcv, m);
		sorwakeup(so2);
		m = NULL;
		break;
	}
	m_freem(m);
	m_freem(control);
	return error;
}

static int
unp_stat(struct socket *so, struct stat *ub)
{

	KASSERT(solocked(so));

	ub->st_blksize = so->so_snd.sb_hiwat;
	return 0;
}

/*
 * Not wrapped: this family has done without the big lock for long.
 */
const struct pr_usrreqs unp_usrreqs = {
	.pr_attach	= unp_attach,
	.pr_detach	= unp_detach,
	.pr_accept	= unp_accept,
	.pr_connect	= unp_connect,
	.pr_connect2	= unp_connect2,
	.pr_bind	= unp_bind,
	.pr_listen	= unp_listen,
	.pr_disconnect	= unp_disconnect,
	.pr_shutdown	= unp_shutdown,
	.pr_abort	= unp_abort,
	.pr_stat	= unp_stat,
	.pr_rcvd	= unp_rcvd,
	.pr_send	= unp_send,
};

DOMAIN_DEFINE(unixdomain);	/* also declares it */

static const struct protosw unixsw[] = {
	{
		.pr_type = SOCK_STREAM,
		.pr_domain = &unixdomain,
		.pr_flags = PR_CONNREQUIRED|PR_WANTRCVD|PR_LISTEN,
		.pr_usrreqs = &unp_usrreqs,
	}, {
		.pr_type = SOCK_DGRAM,
		.pr_domain = &unixdomain,
		.pr_flags = PR_ATOMIC|PR_ADDR,
		.pr_usrreqs = &unp_usrreqs,
	},
};

struct domain unixdomain = {
	.dom_family = AF_LOCAL,
	.dom_name = "unix",
	.dom_init = unp_init,
	.dom_protosw = unixsw,
	.dom_protoswNPROTOSW = &unixsw[__arraycount(unixsw)],
};
