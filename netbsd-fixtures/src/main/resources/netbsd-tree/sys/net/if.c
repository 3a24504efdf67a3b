/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Network interfaces.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: if.c $");

#ifdef _KERNEL_OPT
#include "opt_net_mpsafe.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/intr.h>
#include <sys/ioctl.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <net/if.h>

struct ifnet_head ifnet_list = TAILQ_HEAD_INITIALIZER(ifnet_list);
kmutex_t	ifnet_mtx __cacheline_aligned;

void
if_attach(struct ifnet *ifp)
{

	ifp->if_ioctl_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
	ifp->if_snd.ifq_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NET);
	mutex_enter(&ifnet_mtx);
	TAILQ_INSERT_TAIL(&ifnet_list, ifp, if_list);
	mutex_exit(&ifnet_mtx);
}

/*
 * An interface goes away.  Protocols may hold pointers to it: tell all that
 * want to know.  Their method takes a socket, and all it looks at is the
 * protocol, so one on the stack will do.
 */
void
if_detach(struct ifnet *ifp)
{
	struct socket so;
	struct domain *dp;
	const struct protosw *pr;

	IFNET_LOCK(ifp);
	ifp->if_flags &= ~IFF_UP;
	IFNET_UNLOCK(ifp);

	memset(&so, 0, sizeof(so));
	DOMAIN_FOREACH(dp) {
		for (pr = dp->dom_protosw; pr < dp->dom_protoswNPROTOSW; pr++) {
			so.so_proto = pr;
			if (pr->pr_usrreqs == NULL ||
			    (pr->pr_flags & PR_PURGEIF) == 0)
				continue;
			(void)(*pr->pr_usrreqs->pr_purgeif)(&so, ifp);
		}
	}
	mutex_enter(&ifnet_mtx);
	TAILQ_REMOVE(&ifnet_list, ifp, if_list);
	mutex_exit(&ifnet_mtx);
}

int
if_enqueue(struct ifnet *ifp, struct mbuf *m)
{
	struct ifqueue *ifq = &ifp->if_snd;
	int error = 0;

	IFQ_LOCK(ifq);
	if (ifq->ifq_len >= ifq->ifq_maxlen) {
		ifq->ifq_drops++;
		m_freem(m);
		error = ENOBUFS;
	} else {
		m->m_nextpkt = NULL;
		if (ifq->ifq_tail == NULL)
			ifq->ifq_head = m;
		else
			ifq->ifq_tail->m_nextpkt = m;
		ifq->ifq_tail = m;
		ifq->ifq_len++;
	}
	IFQ_UNLOCK(ifq);
	return error;
}

struct ifnet *
if_byname(const char *name)
{
	struct ifnet *ifp;

	mutex_enter(&ifnet_mtx);
	IFNET_FOREACH(ifp)
		if (strcmp(ifp->if_xname, name) == 0)
			break;
	mutex_exit(&ifnet_mtx);
	return ifp;
}

int
ifioctl(struct ifnet *ifp, u_long cmd, void *data)
{
	int error;

	KERNEL_LOCK_UNLESS_NET_MPSAFE();
	IFNET_LOCK(ifp);
	error = (*ifp->if_ioctl)(ifp, cmd, data);
	IFNET_UNLOCK(ifp);
	KERNEL_UNLOCK_UNLESS_NET_MPSAFE();
	return error;
}
