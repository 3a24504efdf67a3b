/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NET_IF_H_
#define	_NET_IF_H_

#ifdef _KERNEL_OPT
#include "opt_net_mpsafe.h"
#endif

#include <sys/mutex.h>
#include <sys/queue.h>
#include <sys/socket.h>

#define	IFNAMSIZ	16

struct mbuf;

struct ifqueue {
	kmutex_t	*ifq_lock;	/* of everything below */
	struct mbuf	*ifq_head;	/* next packet to send */
	struct mbuf	*ifq_tail;	/* last one */
	uint64_t	ifq_drops;	/* packets there was no room for */
	int		ifq_maxlen;
	int		ifq_len;
};

/*
 * A network interface.
 *
 * Field markings and the corresponding locks:
 *
 * i:	IFNET_LOCK (if_ioctl_lock)
 * n:	ifnet_mtx
 * q:	ifq_lock (of if_snd)
 * ::	unlocked, stable
 * ?:	unknown, look before you leap
 *
 * Lock order: softnet_lock => solock => IFNET_LOCK => ifq_lock
 */
struct ifnet {
	void		*if_softc;	/* :: state of the driver */
	TAILQ_ENTRY(ifnet) if_list;	/* n: entry on ifnet_list */
	char		if_xname[IFNAMSIZ];
					/* :: name with unit number */
	u_short		if_flags;	/* i: IFF_* below */
	u_short		if_index;	/* :: number */
	int		if_mtu;		/* i: longest packet */
	struct ifqueue	if_snd;		/* q: what waits to be sent */
	int		(*if_output)	/* :: send a packet */
			    (struct ifnet *, struct mbuf *,
			     const struct sockaddr *);
	int		(*if_ioctl)	/* i: change the settings */
			    (struct ifnet *, u_long, void *);
	void		*if_carp;	/* ?: shared address */
	void		*if_bridge;	/* ?: bridge it is in */
	kmutex_t	*if_ioctl_lock;	/* :: */
};
TAILQ_HEAD(ifnet_head, ifnet);

#define	IFF_UP		0x0001
#define	IFF_RUNNING	0x0040

#ifdef _KERNEL

#define	IFNET_LOCK(ifp)		mutex_enter((ifp)->if_ioctl_lock)
#define	IFNET_UNLOCK(ifp)	mutex_exit((ifp)->if_ioctl_lock)
#define	IFNET_LOCKED(ifp)	mutex_owned((ifp)->if_ioctl_lock)

#define	IFQ_LOCK(ifq)		mutex_enter((ifq)->ifq_lock)
#define	IFQ_UNLOCK(ifq)		mutex_exit((ifq)->ifq_lock)

#define	IFNET_FOREACH(ifp)	TAILQ_FOREACH(ifp, &ifnet_list, if_list)

/* With NET_MPSAFE the network stack does without softnet_lock here. */
#define	__LOCK_NOTHING()	do { } while (/*CONSTCOND*/ 0)
#ifdef NET_MPSAFE
#define	KERNEL_LOCK_UNLESS_NET_MPSAFE()		__LOCK_NOTHING()
#define	KERNEL_UNLOCK_UNLESS_NET_MPSAFE()	__LOCK_NOTHING()
#define	SOFTNET_LOCK_UNLESS_NET_MPSAFE()	__LOCK_NOTHING()
#define	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE()	__LOCK_NOTHING()
#define	SOFTNET_LOCK_IF_NET_MPSAFE()		mutex_enter(softnet_lock)
#define	SOFTNET_UNLOCK_IF_NET_MPSAFE()		mutex_exit(softnet_lock)
#else
#define	KERNEL_LOCK_UNLESS_NET_MPSAFE()		KERNEL_LOCK(1, NULL)
#define	KERNEL_UNLOCK_UNLESS_NET_MPSAFE()	KERNEL_UNLOCK_ONE(NULL)
#define	SOFTNET_LOCK_UNLESS_NET_MPSAFE()	mutex_enter(softnet_lock)
#define	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE()	mutex_exit(softnet_lock)
#define	SOFTNET_LOCK_IF_NET_MPSAFE()		__LOCK_NOTHING()
#define	SOFTNET_UNLOCK_IF_NET_MPSAFE()		__LOCK_NOTHING()
#endif

/* Both of them, the big lock inside. */
#define	SOFTNET_KERNEL_LOCK_UNLESS_NET_MPSAFE()	do {			\
	SOFTNET_LOCK_UNLESS_NET_MPSAFE();				\
	KERNEL_LOCK_UNLESS_NET_MPSAFE();				\
} while (/*CONSTCOND*/ 0)
#define	SOFTNET_KERNEL_UNLOCK_UNLESS_NET_MPSAFE() do {			\
	KERNEL_UNLOCK_UNLESS_NET_MPSAFE();				\
	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE();				\
} while (/*CONSTCOND*/ 0)

extern struct ifnet_head ifnet_list;
extern kmutex_t	ifnet_mtx;

void	if_attach(struct ifnet *);
void	if_detach(struct ifnet *);
int	if_enqueue(struct ifnet *, struct mbuf *);
int	ifioctl(struct ifnet *, u_long, void *);
struct ifnet *if_byname(const char *);

#endif	/* _KERNEL */

#endif	/* !_NET_IF_H_ */
