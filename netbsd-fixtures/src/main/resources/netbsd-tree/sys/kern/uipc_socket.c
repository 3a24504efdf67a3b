/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets: what system calls and files do with them.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_socket.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_mbuftrace.h"
#include "opt_so_trace.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/event.h>
#include <sys/evcnt.h>
#include <sys/file.h>
#include <sys/intr.h>
#include <sys/kauth.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/sysctl.h>
#include <sys/uio.h>

#ifdef SO_TRACE
#define	DPRINTF(x)	printf x
#else
#define	DPRINTF(x)	/* nothing */
#endif

#define	SBLOCKWAIT(f)	(((f) & MSG_DONTWAIT) ? M_NOWAIT : M_WAITOK)

/* The one lock of all sockets that have no better one. */
kmutex_t	*softnet_lock __read_mostly;
int		somaxconn = SOMAXCONN;

static struct evcnt so_abort_ev = EVCNT_INITIALIZER(EVCNT_TYPE_MISC,
    NULL, "socket", "abort");
EVCNT_ATTACH_STATIC(so_abort_ev);

CTASSERT(SB_MAX >= MCLBYTES);

SYSCTL_SETUP(sysctl_kern_socket_setup, "sysctl kern.somaxconn setup")
{

	sysctl_createv(clog, 0, NULL, NULL,
	    CTLFLAG_PERMANENT|CTLFLAG_READWRITE, CTLTYPE_INT, "somaxconn",
	    "Longest queue of connections to accept",
	    NULL, 0, &somaxconn, 0, CTL_KERN, CTL_CREATE, CTL_EOL);
}

void
soinit(void)
{

	softnet_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
	soinit2();
}

int
socreate(int af, struct socket **sop, int type, int proto, struct lwp *l,
    struct socket *peer)
{
	struct socket *so;
	const struct protosw *pr;
	int error;

	error = kauth_authorize_network(l->l_cred, KAUTH_NETWORK_SOCKET,
	    KAUTH_REQ_SOCKET_OPEN, &af);
	if (error != 0)
		return error;
	pr = proto == 0 ? pffindtype(af, type) : pffindproto(af, proto, type);
	if (pr == NULL)
		return SET_ERROR(pffinddomain(af) == NULL ? EAFNOSUPPORT :
		    EPROTONOSUPPORT);

	so = soget(true);
	so->so_type = type;
	so->so_proto = pr;
	so->so_send = sosend;
	so->so_receive = soreceive;
	so->so_egid = kauth_cred_getegid(l->l_cred);
	so->so_uidinfo = uid_find(kauth_cred_geteuid(l->l_cred));
	so->so_cpid = l->l_proc->p_pid;
#ifdef MBUFTRACE
	so->so_mowner = &pr->pr_domain->dom_mowner;
	so->so_snd.sb_mowner = so->so_rcv.sb_mowner = so->so_mowner;
#endif

	/* Pairs share a lock; all others get one from pr_attach. */
	if (peer != NULL) {
		mutex_obj_hold(peer->so_lock);
		so->so_lock = peer->so_lock;
		mutex_enter(so->so_lock);
	}
	error = (*pr->pr_usrreqs->pr_attach)(so, proto);
	KASSERT(solocked(so));
	if (error == 0) {
		so->so_cred = kauth_cred_hold(l->l_cred);
		sounlock(so);
		*sop = so;
	} else {
		KASSERT(so->so_pcb == NULL);
		so->so_state |= SS_NOFDREF;
		sofree(so);
	}
	return error;
}

/*
 * The same with a descriptor, which the caller makes visible later on.
 */
int
fsocreate(int domain, struct socket **sop, int type, int proto, int *fdout,
    file_t **fpp, struct socket *lockso)
{
	const bool nonblock = (type & SOCK_NONBLOCK) != 0;
	struct socket *so;
	file_t *fp;
	int error;

	error = socreate(domain, &so, type & ~SOCK_FLAGS_MASK, proto, curlwp,
	    lockso);
	if (error != 0)
		return error;
	error = fd_allocfile(&fp, fdout);
	if (error != 0) {
		(void)soclose(so);
		return error;
	}

	fp->f_ops = &socketops;
	fp->f_socket = so;
	fp->f_type = DTYPE_SOCKET;
	fp->f_flag = FREAD | FWRITE;
	if (nonblock) {
		fp->f_flag |= FNONBLOCK;
		/* Nobody else can know this socket yet. */
		so->so_state |= SS_NBIO;
	}
	if (sop != NULL)
		*sop = so;
	*fpp = fp;
	return 0;
}

int
sobind(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	int error;

	solock(so);
	if (so->so_proto->pr_domain->dom_family == nam->sa_family)
		error = (*so->so_proto->pr_usrreqs->pr_bind)(so, nam, l);
	else
		error = SET_ERROR(EAFNOSUPPORT);
	sounlock(so);
	return error;
}

int
solisten(struct socket *so, int backlog, struct lwp *l)
{
	const int active = SS_ISCONNECTED|SS_ISCONNECTING|SS_ISDISCONNECTING;
	short options, qlimit;
	int error = 0;

	solock(so);
	if ((so->so_state & active) != 0) {
		error = SET_ERROR(EINVAL);
		goto out;
	}
	options = so->so_options;
	qlimit = so->so_qlimit;
	so->so_qlimit = backlog < 0 ? 0 : uimin(backlog, somaxconn);
	if (TAILQ_EMPTY(&so->so_q))
		so->so_options |= SO_ACCEPTCONN;

	/* Protocols look at the options, so take them back if it fails. */
	error = (*so->so_proto->pr_usrreqs->pr_listen)(so, l);
	if (error != 0) {
		so->so_qlimit = qlimit;
		so->so_options = options;
	}
 out:
	sounlock(so);
	return error;
}

/*
 * Free a socket nobody refers to any more.  Called locked; the lock is gone
 * on return, and the socket may be.
 */
void
sofree(struct socket *so)
{
	bool busy;

	KASSERT(solocked(so));

	if ((so->so_state & SS_NOFDREF) == 0 || so->so_pcb != NULL)
		goto keep;
	/* One that waits for accept(2) stays until that has happened. */
	if (so->so_head != NULL && !soqremque(so, 0))
		goto keep;

	if (so->so_accf != NULL)
		(void)accept_filt_clear(so);
	sorflush(so);
	sbrelease(&so->so_snd, so);
	busy = so->so_aborting != 0;
	sounlock(so);
	if (!busy)
		soput(so);
	return;
 keep:
	sounlock(so);
}

/* Throw away whatever waits on a queue of a listening socket. */
static void
soclose_queue(struct socket *so, struct soqhead *queue, int q)
{
	struct socket *child;

	KASSERT(solocked(so));

	while ((child = TAILQ_FIRST(queue)) != NULL) {
		KASSERT(solocked2(so, child));
		(void)soqremque(child, q);
		(void)soabort(child);	/* unlocks */
		solock(so);
	}
}

/* Say goodbye and, if asked to, wait for the answer. */
static int
soclose_disconnect(struct socket *so)
{
	const int nowait = SS_ISDISCONNECTING | SS_NBIO;
	int error;

	KASSERT(solocked(so));

	if (!(so->so_state & SS_ISDISCONNECTING) &&
	    (error = sodisconnect(so)) != 0)
		return error;
	if ((so->so_options & SO_LINGER) == 0)
		return 0;
	if ((so->so_state & nowait) == nowait)
		return 0;
	error = 0;
	while (error == 0 && (so->so_state & SS_ISCONNECTED) != 0)
		error = sowait(so, true, so->so_linger * hz);
	return error;
}

/* The last descriptor is gone: say goodbye, perhaps wait, let go. */
int
soclose(struct socket *so)
{
	int error = 0;

	solock(so);
	if ((so->so_options & SO_ACCEPTCONN) != 0) {
		/* That drops the lock: more of them may have come. */
		do {
			soclose_queue(so, &so->so_q0, 0);
			soclose_queue(so, &so->so_q, 1);
		} while (!TAILQ_EMPTY(&so->so_q0));
	}
	if (so->so_pcb != NULL && (so->so_state & SS_ISCONNECTED))
		error = soclose_disconnect(so);
	/* A wait is over: the protocol may have let go meanwhile. */
	if (so->so_pcb != NULL)
		(*so->so_proto->pr_usrreqs->pr_detach)(so);

	KASSERT((so->so_state & SS_NOFDREF) == 0);
	so->so_state |= SS_NOFDREF;
	kauth_cred_free(so->so_cred);
	so->so_cred = NULL;
	sofree(so);
	return error;
}

/*
 * Throw away a connection nobody has accepted.  Called locked, returns
 * unlocked.
 */
int
soabort(struct socket *so)
{
	int error;

	KASSERT(so->so_head == NULL);
	KASSERT(solocked(so));

	DPRINTF(("%s: %p, so_state %#x\n", __func__, so, so->so_state));
	/* Other locks' sockets count here too: a word at a time, or less. */
	atomic_store_relaxed((u_long *)&so_abort_ev.ev_count,
	    atomic_load_relaxed((u_long *)&so_abort_ev.ev_count) + 1);
	so->so_aborting++;
	error = (*so->so_proto->pr_usrreqs->pr_abort)(so);
	so->so_aborting--;
	if (error == 0 && so->so_aborting > 0)
		sounlock(so);
	else
		sofree(so);
	return error;
}

int
soaccept(struct socket *so, struct sockaddr *nam)
{
	const struct protosw *pr = so->so_proto;

	KASSERT(solocked(so));
	KASSERT((so->so_state & SS_NOFDREF) != 0);

	so->so_state &= ~SS_NOFDREF;
	if ((pr->pr_flags & PR_ABRTACPTDIS) != 0 &&
	    (so->so_state & SS_ISDISCONNECTED) != 0)
		return SET_ERROR(ECONNABORTED);
	return (*pr->pr_usrreqs->pr_accept)(so, nam);
}

int
soconnect(struct socket *so, struct sockaddr *nam, struct lwp *l)
{
	const struct protosw *pr = so->so_proto;

	KASSERT(solocked(so));

	if ((so->so_options & SO_ACCEPTCONN) != 0)
		return SET_ERROR(EOPNOTSUPP);
	if ((so->so_state & (SS_ISCONNECTED | SS_ISCONNECTING)) != 0) {
		/* Only datagram sockets may change their peer. */
		if ((pr->pr_flags & PR_CONNREQUIRED) != 0 ||
		    sodisconnect(so) != 0)
			return SET_ERROR(EISCONN);
	}
	if (pr->pr_domain->dom_family != nam->sa_family)
		return SET_ERROR(EAFNOSUPPORT);
	return (*pr->pr_usrreqs->pr_connect)(so, nam, l);
}

int
soconnect2(struct socket *so, struct socket *peer)
{
	const struct protosw *pr = so->so_proto;

	KASSERT(solocked2(so, peer));

	return (*pr->pr_usrreqs->pr_connect2)(so, peer);
}

int
sodisconnect(struct socket *so)
{

	KASSERT(solocked(so));

	if ((so->so_state & SS_ISCONNECTED) == 0)
		return SET_ERROR(ENOTCONN);
	if (so->so_state & SS_ISDISCONNECTING)
		return SET_ERROR(EALREADY);
	return (*so->so_proto->pr_usrreqs->pr_disconnect)(so);
}

/* May we send at all?  Zero, or the error to return. */
static int
sosend_check(struct socket *so, const struct sockaddr *addr, size_t resid)
{
	int error;

	KASSERT(solocked(so));

	if ((so->so_state & SS_CANTSENDMORE) != 0)
		return SET_ERROR(EPIPE);
	if ((error = so->so_error) != 0) {
		so->so_error = 0;
		return error;
	}
	if (!(so->so_state & SS_ISCONNECTED) &&
	    (addr == NULL || (so->so_proto->pr_flags & PR_CONNREQUIRED) != 0))
		return SET_ERROR(ENOTCONN);
	if (sosendallatonce(so) && resid > so->so_snd.sb_hiwat)
		return SET_ERROR(EMSGSIZE);
	return 0;
}

/*
 * Send what uio describes, or the chain at top.  Takes the chain, whatever
 * happens to it.
 */
int
sosend(struct socket *so, struct sockaddr *addr, struct uio *uio,
	struct mbuf *top, struct mbuf *control, int flags, struct lwp *l)
{
	const struct pr_usrreqs *ops = so->so_proto->pr_usrreqs;
	struct mbuf *m, **mp;
	size_t resid, space;
	int error, s;
	short woken = 0;
	bool more;

	s = splsoftnet();
	solock(so);
	l->l_ru.ru_msgsnd++;
	resid = top != NULL ? (size_t)top->m_pkthdr.len : uio->uio_resid;
 again:
	if ((error = sblock(&so->so_snd, SBLOCKWAIT(flags))) != 0)
		goto unlock;
	do {
		if ((error = sosend_check(so, addr, resid)) != 0)
			goto release;
		space = sbspace(&so->so_snd);
		if (space < (sosendallatonce(so) ? resid :
		    lmin(resid, so->so_snd.sb_lowat))) {
			if ((flags & MSG_NBIO) || (so->so_state & SS_NBIO)) {
				error = SET_ERROR(EWOULDBLOCK);
				goto release;
			}
			sbunlock(&so->so_snd);
			error = (woken & SS_RESTARTSYS) != 0 ?
			    SET_ERROR(ERESTART) : sbwait(&so->so_snd);
			if (error != 0)
				goto unlock;
			woken = so->so_state;
			goto again;
		}
		woken = 0;
		mp = &top;
		while (uio != NULL && resid > 0 && space > 0) {
			/* User memory may fault: not with the lock. */
			sounlock(so);
			splx(s);
			m = m_gethdr(M_WAIT, MT_DATA);
			MCLAIM(m, so->so_snd.sb_mowner);
			m->m_len = lmin(lmin(MLEN, resid), space);
			error = uiomove(mtod(m, void *), m->m_len, uio);
			*mp = m;
			mp = &m->m_next;
			top->m_pkthdr.len += m->m_len;
			resid = uio->uio_resid;
			space -= m->m_len;
			s = splsoftnet();
			solock(so);
			if (error != 0)
				goto release;
		}
		/* The lock was gone: everything may be different. */
		if ((so->so_state & SS_CANTSENDMORE) != 0) {
			error = SET_ERROR(EPIPE);
			goto release;
		}
		more = uio != NULL && resid > 0;
		if (more)
			so->so_state |= SS_MORETOCOME;
		error = (flags & MSG_OOB) != 0 ?
		    (*ops->pr_sendoob)(so, top, control) :
		    (*ops->pr_send)(so, top, addr, control, l);
		top = control = NULL;
		if (more)
			so->so_state &= ~SS_MORETOCOME;
	} while (error == 0 && more);

 release:
	sbunlock(&so->so_snd);
 unlock:
	sounlock(so);
	splx(s);
	m_freem(control);
	m_freem(top);
	return error;
}

/*
 * Nothing is queued: is there something else to report, or do we wait?
 * Returns true if there is nothing to wait for, with the error to return.
 */
static bool
soreceive_done(struct socket *so, int flags, int *error)
{

	KASSERT(solocked(so));

	*error = so->so_error != 0 ? so->so_error : so->so_rerror;
	if (*error != 0) {
		so->so_error = so->so_rerror = 0;
		return true;
	}
	if ((so->so_state & SS_CANTRCVMORE) != 0)
		return true;
	if ((so->so_proto->pr_flags & PR_CONNREQUIRED) != 0 &&
	    !(so->so_state & (SS_ISCONNECTING | SS_ISCONNECTED))) {
		*error = SET_ERROR(ENOTCONN);
		return true;
	}
	if ((flags & (MSG_DONTWAIT | MSG_NBIO)) || (so->so_state & SS_NBIO)) {
		*error = SET_ERROR(EWOULDBLOCK);
		return true;
	}
	return false;
}

/*
 * Receive up to a record into uio, or into a chain at *mp0.
 */
int
soreceive(struct socket *so, struct mbuf **paddr, struct uio *uio,
	struct mbuf **mp0, struct mbuf **controlp, int *flagsp)
{
	const struct protosw *pr = so->so_proto;
	struct mbuf *m, *next;
	size_t len;
	int error, s, flags = flagsp != NULL ? *flagsp : 0;
	short woken = 0;

	if (controlp != NULL)
		*controlp = NULL;
	if (paddr != NULL)
		*paddr = NULL;

	s = splsoftnet();
	solock(so);
 again:
	if ((error = sblock(&so->so_rcv, SBLOCKWAIT(flags))) != 0)
		goto unlock;
	if ((m = so->so_rcv.sb_mb) == NULL) {
		if (soreceive_done(so, flags, &error))
			goto release;
		sbunlock(&so->so_rcv);
		error = (woken & SS_RESTARTSYS) != 0 ?
		    SET_ERROR(ERESTART) : sbwait(&so->so_rcv);
		if (error != 0)
			goto unlock;
		woken = so->so_state;
		goto again;
	}
	so->so_state &= ~SS_RCVATMARK;
	while (m != NULL && error == 0) {
		if (so->so_oobmark != 0 && so->so_oobmark <= (u_long)m->m_len) {
			so->so_oobmark = 0;
			so->so_state |= SS_RCVATMARK;
		}
		if (mp0 != NULL) {
			sbfree(&so->so_rcv, m);
			so->so_rcv.sb_mb = m->m_next;
			*mp0 = m;
			mp0 = &m->m_next;
			m = *mp0;
			*mp0 = NULL;
			continue;
		}
		if ((len = MIN(uio->uio_resid, (size_t)m->m_len)) == 0)
			break;
		sounlock(so);
		splx(s);
		error = uiomove(mtod(m, void *), len, uio);
		s = splsoftnet();
		solock(so);
		if (error != 0)
			break;
		next = m->m_nextpkt;
		sbdrop(&so->so_rcv, len);
		if ((m = so->so_rcv.sb_mb) == next)
			break;	/* a record is as far as we go */
	}
	SB_EMPTY_FIXUP(&so->so_rcv);
	so->so_state &= ~SS_POLLRDBAND;
	if (so->so_pcb != NULL && (pr->pr_flags & PR_WANTRCVD) != 0)
		(*pr->pr_usrreqs->pr_rcvd)(so, flags, curlwp);
 release:
	sbunlock(&so->so_rcv);
 unlock:
	sounlock(so);
	splx(s);
	return error;
}

/* Make everybody in here leave: the descriptor is being closed. */
void
sorestart(struct socket *so)
{
	solock(so);
	so->so_state |= SS_RESTARTSYS;
	so->so_upcall = NULL;
	cv_broadcast(&so->so_rcv.sb_cv);
	cv_broadcast(&so->so_snd.sb_cv);
	cv_broadcast(&so->so_cv);
	sounlock(so);
}

int
soshutdown(struct socket *so, int how)
{
	const bool rd = how != SHUT_WR, wr = how != SHUT_RD;

	KASSERT(solocked(so));

	if (rd)
		sorflush(so);
	return wr ? (*so->so_proto->pr_usrreqs->pr_shutdown)(so) : 0;
}

/*
 * Drop what has been received.  The buffer is emptied by way of a copy, so
 * that nobody finds it half empty.
 */
void
sorflush(struct socket *so)
{
	struct sockbuf *sb = &so->so_rcv;
	struct sockbuf copy;
	const size_t keep = (char *)&sb->sb_startzero - (char *)sb;

	KASSERT(solocked(so));

	sb->sb_flags |= SB_NOINTR;
	(void)sblock(sb, M_WAITOK);
	socantrcvmore(so);
	sbunlock(sb);
	copy = *sb;
	memset(&sb->sb_startzero, 0, sizeof(*sb) - keep);
	sbrelease(&copy, so);
}

void
sohasoutofband(struct socket *so)
{

	KASSERT(solocked(so));

	so->so_state |= SS_POLLRDBAND;
	selnotify(&so->so_rcv.sb_sel, POLLPRI | POLLRDBAND, NOTE_SUBMIT);
	fownsignal(so->so_pgid, SIGURG, 0, POLLRDBAND, so);
}

static int
sodopoll(struct socket *so, int events)
{
	int revents = 0;

	if (soreadable(so))
		revents |= POLLIN | POLLRDNORM;
	if (sowritable(so))
		revents |= POLLOUT | POLLWRNORM;
	if (so->so_state & SS_POLLRDBAND)
		revents |= POLLPRI | POLLRDBAND;
	return revents & events;
}

int
sopoll(struct socket *so, int events)
{
	struct sockbuf *sb;
	int revents;

	/* Look first, then register and look again. */
	solock(so);
	if ((revents = sodopoll(so, events)) != 0)
		goto out;
	if ((events & (POLLIN|POLLPRI|POLLRDNORM)) != 0) {
		sb = &so->so_rcv;
		sb->sb_flags |= SB_NOTIFY;
		selrecord(curlwp, &sb->sb_sel);
	}
	if ((events & (POLLOUT|POLLWRNORM)) != 0) {
		sb = &so->so_snd;
		sb->sb_flags |= SB_NOTIFY;
		selrecord(curlwp, &sb->sb_sel);
	}
	revents = sodopoll(so, events);
 out:
	sounlock(so);
	return revents;
}

#define	kn2so(kn)	(((file_t *)(kn)->kn_obj)->f_socket)

static void
filt_sodetach(struct socket *so, struct sockbuf *sb, struct knote *kn)
{
	solock(so);
	if (selremove_knote(&sb->sb_sel, kn))
		sb->sb_flags &= ~SB_KNOTE;
	sounlock(so);
}

static void
filt_sordetach(struct knote *kn)
{

	filt_sodetach(kn2so(kn), &kn2so(kn)->so_rcv, kn);
}

static void
filt_sowdetach(struct knote *kn)
{

	filt_sodetach(kn2so(kn), &kn2so(kn)->so_snd, kn);
}

/* NOTE_SUBMIT says that we come from sowakeup(), with the lock. */
static int
filt_soread(struct knote *kn, long hint)
{
	struct socket *so = kn2so(kn);
	int64_t enough = 1;
	int ready;

	if (hint != NOTE_SUBMIT)
		solock(so);
	if ((kn->kn_sfflags & NOTE_LOWAT) != 0)
		enough = so->so_rcv.sb_lowat;
	kn->kn_data = so->so_rcv.sb_cc;
	ready = kn->kn_data >= enough || so->so_error != 0 ||
	    so->so_rerror != 0;
	if (so->so_state & SS_CANTRCVMORE) {
		ready = 1;
		knote_set_eof(kn, 0);
	}
	if (hint != NOTE_SUBMIT)
		sounlock(so);
	return ready;
}

static int
filt_sowrite(struct knote *kn, long hint)
{
	struct socket *so = kn2so(kn);
	int ready;

	if (hint != NOTE_SUBMIT)
		solock(so);
	kn->kn_data = sbspace(&so->so_snd);
	ready = sowritable(so);
	if ((so->so_state & SS_CANTSENDMORE) != 0)
		knote_set_eof(kn, 0);
	if (hint != NOTE_SUBMIT)
		sounlock(so);
	return ready;
}

static int
filt_solisten(struct knote *kn, long hint)
{
	struct socket *so = kn2so(kn);
	int ready;

	if (hint != NOTE_SUBMIT)
		solock(so);
	ready = so->so_qlen > 0;
	kn->kn_data = so->so_qlen;
	if (hint != NOTE_SUBMIT)
		sounlock(so);
	return ready;
}

#define	SO_FILTOPS(name, detach)					\
static const struct filterops name##_filtops = {			\
	.f_flags = FILTEROP_ISFD | FILTEROP_MPSAFE,			\
	.f_detach = (detach),						\
	.f_event = filt_##name,						\
}

SO_FILTOPS(solisten, filt_sordetach);
SO_FILTOPS(soread, filt_sordetach);
SO_FILTOPS(sowrite, filt_sowdetach);

int
soo_kqfilter(file_t *fp, struct knote *kn)
{
	struct socket *so = fp->f_socket;
	struct sockbuf *sb = &so->so_rcv;
	int error = 0;

	solock(so);
	if (kn->kn_filter == EVFILT_READ)
		kn->kn_fop = (so->so_options & SO_ACCEPTCONN) != 0 ?
		    &solisten_filtops : &soread_filtops;
	else if (kn->kn_filter == EVFILT_WRITE) {
		kn->kn_fop = &sowrite_filtops;
		sb = &so->so_snd;
		/* A reader that has hung up will never read again. */
		if ((so->so_state & SS_ISAPIPE) &&
		    (so->so_state & SS_ISDISCONNECTED))
			error = SET_ERROR(EPIPE);
	} else
		error = SET_ERROR(EINVAL);
	if (error == 0) {
		sb->sb_flags |= SB_KNOTE;
		selrecord_knote(&sb->sb_sel, kn);
	}
	sounlock(so);
	return error;
}
