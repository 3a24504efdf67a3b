/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Measures TCP from inside the kernel: the loops of sosend() and soreceive()
 * without copies to and from user space.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kttcp.c $");

#ifdef _KERNEL_OPT
#include "kttcp.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

#define	DPRINTF(x)							\
do {									\
	if (__predict_false(kttcp_debug))				\
		printf x;						\
} while (/*CONSTCOND*/ 0)

#define	SBLOCKWAIT(f)	(((f) & MSG_DONTWAIT) ? M_NOWAIT : M_WAITOK)

static int kttcp_debug;

int	kttcp_sosend(struct socket *, uint64_t, uint64_t *, struct lwp *, int);
int	kttcp_soreceive(struct socket *, uint64_t, uint64_t *, struct lwp *,
	    int *);

int
kttcp_sosend(struct socket *so, uint64_t slen, uint64_t *done,
    struct lwp *l, int flags)
{
	struct mbuf *top;
	uint64_t resid = slen;
	u_long space;
	int error, s;

	s = splsoftnet();
	solock(so);
	l->l_ru.ru_msgsnd++;
 again:
	if ((error = sblock(&so->so_snd, SBLOCKWAIT(flags))) != 0)
		goto unlock;
	while (resid > 0 && error == 0) {
		error = so->so_error;
		so->so_error = 0;
		if (so->so_state & SS_CANTSENDMORE)
			error = EPIPE;
		else if ((so->so_state & SS_ISCONNECTED) == 0)
			error = ENOTCONN;
		if (error != 0)
			break;
		space = sbspace(&so->so_snd);
		if (space < resid && space < so->so_snd.sb_lowat) {
			if (so->so_state & SS_NBIO) {
				error = EWOULDBLOCK;
				break;
			}
			sbunlock(&so->so_snd);
			error = sbwait(&so->so_snd);
			DPRINTF(("kttcp: woken, so_state %#x\n", so->so_state));
			if (error == 0)
				goto again;
			goto unlock;
		}
		sounlock(so);
		top = m_gethdr(M_WAITOK, MT_DATA);
		top->m_len = lmin(lmin(MLEN, resid), space);
		top->m_pkthdr.len = top->m_len;
		solock(so);

		if (so->so_state & SS_CANTSENDMORE) {
			m_freem(top);
			error = EPIPE;
			break;
		}
		resid -= top->m_len;
		if (resid != 0)
			so->so_state |= SS_MORETOCOME;
		error = (*so->so_proto->pr_usrreqs->pr_send)(so, top, NULL,
		    NULL, l);
		if (resid != 0)
			so->so_state &= ~SS_MORETOCOME;
	}
	sbunlock(&so->so_snd);
 unlock:
	sounlock(so);
	splx(s);
	*done = slen - resid;
	return error;
}

int
kttcp_soreceive(struct socket *so, uint64_t slen, uint64_t *done,
    struct lwp *l, int *flagsp)
{
	struct mbuf *m;
	uint64_t resid = slen;
	int error, flags = flagsp != NULL ? *flagsp : 0;

	solock(so);
 restart:
	if ((error = sblock(&so->so_rcv, SBLOCKWAIT(flags))) != 0) {
		sounlock(so);
		return error;
	}
	m = so->so_rcv.sb_mb;
	if (m == NULL) {
		if (so->so_error) {
			error = so->so_error;
			so->so_error = 0;
			goto release;
		}
		if (so->so_state & SS_CANTRCVMORE)
			goto release;
		if ((so->so_state & (SS_ISCONNECTED|SS_ISCONNECTING)) == 0 &&
		    (so->so_proto->pr_flags & PR_CONNREQUIRED))
			error = ENOTCONN;
		else if ((flags & MSG_DONTWAIT) != 0 ||
		    (so->so_state & SS_NBIO) != 0)
			error = EWOULDBLOCK;
		if (error != 0)
			goto release;
		sbunlock(&so->so_rcv);
		if ((error = sbwait(&so->so_rcv)) == 0)
			goto restart;
		sounlock(so);
		return error;
	}
	so->so_state &= ~SS_RCVATMARK;
	while (m != NULL && resid > 0) {
		u_int len = MIN(resid, (uint64_t)m->m_len);

		resid -= len;
		sbdrop(&so->so_rcv, len);
		if (so->so_oobmark != 0 && (so->so_oobmark -= len) == 0) {
			so->so_state |= SS_RCVATMARK;
			break;
		}
		m = so->so_rcv.sb_mb;
	}
	if (resid == slen && (so->so_state & SS_CANTRCVMORE) == 0) {
		sbunlock(&so->so_rcv);
		goto restart;
	}
	if (so->so_pcb != NULL)
		(*so->so_proto->pr_usrreqs->pr_rcvd)(so, flags, l);
 release:
	sbunlock(&so->so_rcv);
	sounlock(so);
	*done = slen - resid;
	return error;
}
