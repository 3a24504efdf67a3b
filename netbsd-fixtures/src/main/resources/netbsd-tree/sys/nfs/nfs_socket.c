/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * NFS: the client's socket.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: nfs_socket.c $");

#ifdef _KERNEL_OPT
#include "opt_nfs.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#define	NFSMNT_NOCONN	0x00000080
#define	NFSMNT_INT	0x00000040

struct nfsmount {
	struct socket	*nm_so;		/* socket to the server */
	struct sockaddr	*nm_nam;	/* address of the server */
	int		nm_family;
	int		nm_sotype;
	int		nm_soflags;	/* pr_flags of the protocol */
	int		nm_flag;	/* NFSMNT_* */
};

struct nfsreq;

int	nfs_connect(struct nfsmount *, struct nfsreq *, struct lwp *);
void	nfs_disconnect(struct nfsmount *);
int	nfs_sigintr(struct nfsmount *, struct nfsreq *, struct lwp *);
bool	nfs_sockdead(struct nfsmount *);

/*
 * Wait until the connection is there.  Wake up now and then: the user may
 * have given up.
 */
static int
nfs_connwait(struct nfsmount *nmp, struct nfsreq *rep, struct lwp *l)
{
	struct socket *so = nmp->nm_so;
	int error = 0;

	KASSERT(solocked(so));

	while (so->so_error == 0 && (so->so_state & SS_ISCONNECTING) != 0) {
		(void)sowait(so, false, 2 * hz);
		if (rep == NULL || so->so_error != 0)
			continue;
		if ((error = nfs_sigintr(nmp, rep, l)) != 0) {
			so->so_state &= ~SS_ISCONNECTING;
			return error;
		}
	}
	error = so->so_error;
	so->so_error = 0;
	return error;
}

/*
 * Connect to the server, or to no one if the mount says so.
 */
int
nfs_connect(struct nfsmount *nmp, struct nfsreq *rep, struct lwp *l)
{
	struct socket *so;
	int error;

	error = socreate(nmp->nm_family, &so, nmp->nm_sotype, 0, l, NULL);
	if (error) {
		nmp->nm_so = NULL;
		return (error);
	}
	nmp->nm_so = so;
	nmp->nm_soflags = so->so_proto->pr_flags;

	solock(so);
	if ((nmp->nm_flag & NFSMNT_NOCONN) == 0) {
		error = soconnect(so, nmp->nm_nam, l);
		if (error == 0)
			error = nfs_connwait(nmp, rep, l);
	} else if (nmp->nm_soflags & PR_CONNREQUIRED)
		error = ENOTCONN;
	if (error)
		goto bad;

	so->so_snd.sb_timeo = (nmp->nm_flag & NFSMNT_INT) ? 5 * hz : 0;
	so->so_rcv.sb_timeo = 5 * hz;
	if ((error = soreserve(so, 65536, 65536)) != 0)
		goto bad;
	so->so_snd.sb_flags |= SB_NOINTR;
	so->so_rcv.sb_flags |= SB_NOINTR;
	sounlock(so);
	return (0);

bad:
	sounlock(so);
	nfs_disconnect(nmp);
	return (error);
}

void
nfs_disconnect(struct nfsmount *nmp)
{
	struct socket *so = nmp->nm_so;

	if (so == NULL)
		return;
	solock(so);
	soshutdown(so, SHUT_RDWR);
	sounlock(so);
	nmp->nm_so = NULL;
	soclose(so);
}

/* A hint only: whoever gets false may still find the socket dead. */
bool
nfs_sockdead(struct nfsmount *nmp)
{
	struct socket *so = nmp->nm_so;
	int state;

	if (so == NULL)
		return true;
	state = so->so_state;
	return (state & SS_ISDISCONNECTED) != 0 ||
	    (state & (SS_CANTRCVMORE|SS_CANTSENDMORE)) != 0;
}
