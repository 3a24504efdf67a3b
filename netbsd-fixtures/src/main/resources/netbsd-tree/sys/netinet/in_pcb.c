/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Control blocks of the Internet protocols.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: in_pcb.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/queue.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>

#define	INPCB_SIZE	MAX(sizeof(struct in4pcb), sizeof(struct in6pcb))
#define	INPCBHASH(table, faddr, fport)					\
	&(table)->inpt_hashtbl[((faddr).s_addr + (fport)) &		\
	    (table)->inpt_hashmask]

int
inpcb_create(struct socket *so, struct inpcbtable *table)
{
	struct inpcb *inp;

	KASSERT(so->so_proto != NULL);
	KASSERT(solocked(so));

	inp = kmem_zalloc(INPCB_SIZE, KM_NOSLEEP);
	if (inp == NULL)
		return ENOBUFS;
	inp->inp_table = table;
	inp->inp_socket = so;
#ifdef INET6
	if (so->so_proto->pr_domain->dom_family == AF_INET6)
		inp->inp_af = AF_INET6;
	else
#endif
		inp->inp_af = AF_INET;
	so->so_pcb = inp;

	TAILQ_INSERT_HEAD(&table->inpt_queue, inp, inp_queue);
	inpcb_set_state(inp, INP_ATTACHED);
	return 0;
}

void
inpcb_set_state(struct inpcb *inp, int state)
{

	KASSERT(inp_locked(inp));

	if (inp->inp_state > INP_ATTACHED)
		LIST_REMOVE(inp, inp_hash);
	switch (state) {
	case INP_BOUND:
	case INP_CONNECTED:
		LIST_INSERT_HEAD(INPCBHASH(inp->inp_table, in4p_faddr(inp),
		    inp->inp_fport), inp, inp_hash);
		break;
	}
	inp->inp_state = state;
}

int
inpcb_bind(struct inpcb *inp, struct sockaddr_in *sin, struct lwp *l)
{
	struct inpcb *other;

	KASSERT(inp_locked(inp));

	if (inp->inp_lport != 0)
		return EINVAL;
	if (sin != NULL) {
		TAILQ_FOREACH(other, &inp->inp_table->inpt_queue, inp_queue)
			if (other->inp_lport == sin->sin_port &&
			    sin->sin_port != 0)
				return EADDRINUSE;
		inp->inp_lport = sin->sin_port;
		in4p_laddr(inp) = sin->sin_addr;
	}
	if (inp->inp_lport == 0)
		inp->inp_lport = ++inp->inp_table->inpt_lastport;
	inpcb_set_state(inp, INP_BOUND);
	return 0;
}

int
inpcb_connect(struct inpcb *inp, struct sockaddr_in *sin, struct lwp *l)
{
	int error;

	KASSERT(inp_locked(inp));

	if (sin->sin_family != AF_INET)
		return EAFNOSUPPORT;
	if (sin->sin_port == 0)
		return EADDRNOTAVAIL;
	if (inp->inp_lport == 0 && (error = inpcb_bind(inp, NULL, l)) != 0)
		return error;
	in4p_faddr(inp) = sin->sin_addr;
	inp->inp_fport = sin->sin_port;
	inpcb_set_state(inp, INP_CONNECTED);
	return 0;
}

void
inpcb_disconnect(struct inpcb *inp)
{

	KASSERT(inp_locked(inp));

	in4p_faddr(inp).s_addr = INADDR_ANY;
	inp->inp_fport = 0;
	inpcb_set_state(inp, INP_BOUND);
	if (inp->inp_socket->so_state & SS_NOFDREF)
		inpcb_destroy(inp);
}

/*
 * Free the control block and, if nobody else wants it, the socket.  Callers
 * have softnet_lock and keep it, although sofree() drops it in between.
 */
void
inpcb_destroy(struct inpcb *inp)
{
	struct socket *so = inp->inp_socket;

	KASSERT(inp_locked(inp));

	inpcb_set_state(inp, INP_ATTACHED);
	TAILQ_REMOVE(&inp->inp_table->inpt_queue, inp, inp_queue);
	if (inp->inp_options != NULL)
		m_free(inp->inp_options);
	so->so_pcb = NULL;
	sofree(so);			/* which unlocks */
	kmem_free(inp, INPCB_SIZE);
	mutex_enter(softnet_lock);	/* as promised */
}

void
inpcb_fetch_sockaddr(struct inpcb *inp, struct sockaddr_in *sin)
{

	sin->sin_family = AF_INET;
	sin->sin_len = sizeof(*sin);
	sin->sin_port = inp->inp_lport;
	sin->sin_addr = in4p_laddr(inp);
}

void
inpcb_fetch_peeraddr(struct inpcb *inp, struct sockaddr_in *sin)
{

	sin->sin_family = AF_INET;
	sin->sin_len = sizeof(*sin);
	sin->sin_port = inp->inp_fport;
	sin->sin_addr = in4p_faddr(inp);
}

/* Returned as found: nothing is locked or held on behalf of the caller. */
struct inpcb *
inpcb_lookup(struct inpcbtable *table, struct in_addr faddr, u_int fport,
    struct in_addr laddr, u_int lport)
{
	struct inpcb *inp;

	KASSERT(mutex_owned(softnet_lock));

	LIST_FOREACH(inp, INPCBHASH(table, faddr, fport), inp_hash) {
		if (in_hosteq(in4p_faddr(inp), faddr) &&
		    inp->inp_fport == fport && inp->inp_lport == lport)
			return inp;
	}
	/* Else somebody who listens. */
	TAILQ_FOREACH(inp, &table->inpt_queue, inp_queue) {
		if (inp->inp_fport == 0 && inp->inp_lport == lport)
			return inp;
	}
	return NULL;
}

void
inpcb_notifyall(struct inpcbtable *table, struct in_addr faddr, int errno,
    void (*notify)(struct inpcb *, int))
{
	struct inpcb *inp, *ninp;

	TAILQ_FOREACH_SAFE(inp, &table->inpt_queue, inp_queue, ninp) {
		if (!in_hosteq(const_in4p_faddr(inp), faddr) ||
		    inp->inp_socket == NULL)
			continue;
		(*notify)(inp, errno);
	}
}

void
inpcb_purgeif0(struct inpcbtable *table, struct ifnet *ifp)
{
	struct inpcb *inp;
	bool need_unlock = false;

	TAILQ_FOREACH(inp, &table->inpt_queue, inp_queue) {
		/* The first one may find us without the common lock. */
		if (!inp_locked(inp)) {
			inp_lock(inp);
			need_unlock = true;
		}
		inp->inp_route = NULL;
		if (need_unlock) {
			inp_unlock(inp);
			need_unlock = false;
		}
	}
}

#ifdef INET6
int
in6pcb_connect(struct inpcb *inp, struct sockaddr_in6 *sin6, struct lwp *l)
{

	KASSERT(inp_locked(inp));

	if (sin6->sin6_family != AF_INET6)
		return EAFNOSUPPORT;
	in6p_faddr(inp) = sin6->sin6_addr;
	inp->inp_fport = sin6->sin6_port;
	inpcb_set_state(inp, INP_CONNECTED);
	return 0;
}

void
in6pcb_disconnect(struct inpcb *inp)
{

	KASSERT(inp_locked(inp));

	memset(&in6p_faddr(inp), 0, sizeof(in6p_faddr(inp)));
	inp->inp_fport = 0;
	inpcb_set_state(inp, INP_BOUND);
	if (inp->inp_socket->so_state & SS_NOFDREF)
		inpcb_destroy(inp);
}
#endif	/* INET6 */
