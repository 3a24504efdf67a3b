/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets and their buffers: the parts protocols call.
 *
 * A few words on so_lock.  It points at the mutex that protects the socket,
 * and may come to point at another one, but only by a thread that holds the
 * mutex it points at.  So whoever has locked a socket must look whether the
 * pointer is still the same, and whoever sleeps on one of its condition
 * variables must look again after waking up.  A socket on an accept queue
 * shares the mutex of the listening socket.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_socket2.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_mbuftrace.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/event.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/pool.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

static pool_cache_t	socket_cache;
u_long			sb_max = SB_MAX;

static void	sonotifyall(struct socket *);
static int	sosleep(struct socket *, kcondvar_t *, bool, int);

/*
 * The life of a connection, in terms of so_state: SS_ISCONNECTING, then
 * SS_ISCONNECTED, then SS_ISDISCONNECTING, then SS_ISDISCONNECTED.  Protocols
 * that connect at once leave out the stages in between.
 */
void
soisconnecting(struct socket *so)
{

	KASSERT(solocked(so));

	so->so_state &= ~(SS_ISDISCONNECTING | SS_ISCONNECTED);
	so->so_state |= SS_ISCONNECTING;
}

void
soisconnected(struct socket *so)
{
	struct socket *head;

	KASSERT(solocked(so));

	head = so->so_head;
	KASSERT(head == NULL || solocked2(so, head));

	so->so_state &= ~(SS_ISCONNECTING|SS_ISDISCONNECTING);
	so->so_state |= SS_ISCONNECTED;
	if (head == NULL || so->so_onq != &head->so_q0) {
		sonotifyall(so);
		return;
	}
	if (so->so_options & SO_ACCEPTFILTER) {
		/* The filter decides when accept(2) may see it. */
		so->so_upcall = head->so_accf->so_accept_filter->accf_callback;
		so->so_upcallarg = head->so_accf->so_accept_filter_arg;
		so->so_rcv.sb_flags |= SB_UPCALL;
		so->so_options &= ~SO_ACCEPTFILTER;
		(*so->so_upcall)(so, so->so_upcallarg, POLLIN|POLLRDNORM,
		    M_DONTWAIT);
		return;
	}
	soqremque(so, 0);
	soqinsque(head, so, 1);
	sorwakeup(head);
	cv_broadcast(&head->so_cv);
}

void
soisdisconnecting(struct socket *so)
{

	KASSERT(solocked(so));

	so->so_state &= ~SS_ISCONNECTING;
	so->so_state |= SS_ISDISCONNECTING | SS_CANTRCVMORE | SS_CANTSENDMORE;
	sonotifyall(so);
}

void
soisdisconnected(struct socket *so)
{

	KASSERT(solocked(so));

	so->so_state &= ~(SS_ISDISCONNECTING|SS_ISCONNECTED|SS_ISCONNECTING);
	so->so_state |= SS_ISDISCONNECTED | SS_CANTSENDMORE | SS_CANTRCVMORE;
	sonotifyall(so);
}

/* Something has changed that concerns everybody. */
static void
sonotifyall(struct socket *so)
{

	KASSERT(solocked(so));

	sorwakeup(so);
	sowwakeup(so);
	cv_broadcast(&so->so_cv);
}

void
soinit2(void)
{

	socket_cache = pool_cache_init(sizeof(struct socket), 0, 0, 0,
	    "socket", IPL_SOFTNET);
}

/*
 * Make room for an incoming connection: ask the accept filter of head to let
 * its oldest connection go.
 */
static bool
sonudge(struct socket *head)
{
	struct socket *so;

	KASSERT(solocked(head));

	TAILQ_FOREACH(so, &head->so_q0, so_qe) {
		if (so->so_upcall == NULL)
			continue;
		so->so_upcall = NULL;
		so->so_upcallarg = NULL;
		so->so_options &= ~SO_ACCEPTFILTER;
		so->so_rcv.sb_flags &= ~SB_UPCALL;
		soisconnected(so);
		return true;
	}
	return false;
}

/*
 * Make a socket for a connection that has come in on head.
 *
 * => Runs in soft interrupts too: must not sleep.
 * => head is locked, and so is what is returned, by the same lock.
 */
struct socket *
sonewconn(struct socket *head, bool soready)
{
	struct socket *so;
	int error;

	KASSERT(solocked(head));

	if (head->so_qlen + head->so_q0len > 3 * head->so_qlimit / 2) {
		if (head->so_accf == NULL || !sonudge(head))
			return NULL;
	}
	if ((head->so_options & SO_ACCEPTFILTER) != 0)
		soready = false;

	so = soget(false);
	if (so == NULL)
		return NULL;
	so->so_proto = head->so_proto;
	so->so_type = head->so_type;
	so->so_send = head->so_send;
	so->so_receive = head->so_receive;
	so->so_options = head->so_options & ~SO_ACCEPTCONN;
	so->so_state = head->so_state | SS_NOFDREF;
	so->so_linger = head->so_linger;
	so->so_timeo = head->so_timeo;
	so->so_pgid = head->so_pgid;
	so->so_cpid = head->so_cpid;
	so->so_egid = head->so_egid;
	so->so_uidinfo = head->so_uidinfo;

	/* Held, so the pointer cannot move. */
	mutex_obj_hold(head->so_lock);
	so->so_lock = head->so_lock;

#ifdef MBUFTRACE
	so->so_mowner = head->so_mowner;
	so->so_rcv.sb_mowner = head->so_rcv.sb_mowner;
	so->so_snd.sb_mowner = head->so_snd.sb_mowner;
#endif
	if (soreserve(so, head->so_snd.sb_hiwat, head->so_rcv.sb_hiwat))
		goto out;
	so->so_snd.sb_lowat = head->so_snd.sb_lowat;
	so->so_rcv.sb_lowat = head->so_rcv.sb_lowat;
	so->so_rcv.sb_flags |= head->so_rcv.sb_flags & (SB_AUTOSIZE|SB_ASYNC);
	so->so_snd.sb_flags |= head->so_snd.sb_flags & (SB_AUTOSIZE|SB_ASYNC);

	error = (*so->so_proto->pr_usrreqs->pr_attach)(so, 0);
	if (error != 0) {
out:
		KASSERT(solocked(so));
		soput(so);
		KASSERT(solocked(head));
		return NULL;
	}
	KASSERT(solocked2(head, so));

	if (!soready) {
		soqinsque(head, so, 0);
		return so;
	}
	so->so_state |= SS_ISCONNECTED;
	soqinsque(head, so, 1);
	cv_broadcast(&head->so_cv);
	sorwakeup(head);
	return so;
}

static void
sbinit(struct sockbuf *sb, struct socket *so)
{

	sb->sb_so = so;
	selinit(&sb->sb_sel);
	cv_init(&sb->sb_cv, "netio");
}

static void
sbfini(struct sockbuf *sb)
{

	KASSERT(!cv_has_waiters(&sb->sb_cv));
	cv_destroy(&sb->sb_cv);
	seldestroy(&sb->sb_sel);
}

struct socket *
soget(bool waitok)
{
	struct socket *so;
	int how = PR_NOWAIT;

	if (waitok)
		how = PR_WAITOK;
	so = pool_cache_get(socket_cache, how);
	if (__predict_true(so != NULL)) {
		memset(so, 0, sizeof(*so));
		cv_init(&so->so_cv, "socket");
		TAILQ_INIT(&so->so_q);
		TAILQ_INIT(&so->so_q0);
		sbinit(&so->so_snd, so);
		sbinit(&so->so_rcv, so);
	}
	return so;
}

void
soput(struct socket *so)
{

	KASSERT(!cv_has_waiters(&so->so_cv));
	sbfini(&so->so_snd);
	sbfini(&so->so_rcv);
	cv_destroy(&so->so_cv);
	mutex_obj_free(so->so_lock);
	pool_cache_put(socket_cache, so);
}

/* Put so on queue q of head: 0 for incomplete connections, 1 for the rest. */
void
soqinsque(struct socket *head, struct socket *so, int q)
{
	KASSERT(so->so_head == NULL && so->so_onq == NULL);
	KASSERT(solocked2(head, so));

	switch (q) {
	case 0:
		so->so_onq = &head->so_q0;
		head->so_q0len++;
		break;
	case 1:
		so->so_onq = &head->so_q;
		head->so_qlen++;
		break;
	default:
		panic("soqinsque: %d", q);
	}
	so->so_head = head;
	TAILQ_INSERT_TAIL(so->so_onq, so, so_qe);
}

/* Take so off queue q; false if it is not there. */
bool
soqremque(struct socket *so, int q)
{
	struct socket *head = so->so_head;
	struct soqhead *onq;

	KASSERT(solocked(so));
	KASSERT(head != NULL && so->so_onq != NULL);
	KASSERT(solocked2(head, so));

	onq = (q == 0) ? &head->so_q0 : &head->so_q;
	if (so->so_onq != onq)
		return false;
	TAILQ_REMOVE(onq, so, so_qe);
	if (q == 0)
		head->so_q0len--;
	else
		head->so_qlen--;
	so->so_head = NULL;
	so->so_onq = NULL;
	return true;
}

void
socantsendmore(struct socket *so)
{
	KASSERT(solocked(so));

	so->so_state |= SS_CANTSENDMORE;
	/* Writers find out by failing. */
	sowwakeup(so);
}

void
socantrcvmore(struct socket *so)
{
	KASSERT(solocked(so));

	so->so_state |= SS_CANTRCVMORE;
	/* Readers are told that this is the end. */
	sorwakeup(so);
}

/* A packet was lost for want of room. */
void
soroverflow(struct socket *so)
{
	KASSERT(solocked(so));

	so->so_rcv.sb_overflowed++;
	if ((so->so_options & SO_RERROR) == 0)
		return;
	so->so_rerror = SET_ERROR(ENOBUFS);
	sorwakeup(so);
}

/* Wait for data or space; the lock is dropped meanwhile. */
int
sbwait(struct sockbuf *sb)
{

	KASSERT(solocked(sb->sb_so));

	sb->sb_flags |= SB_NOTIFY;
	return sosleep(sb->sb_so, &sb->sb_cv,
	    (sb->sb_flags & SB_NOINTR) == 0, sb->sb_timeo);
}

/* All waits end up here, and so does the look at the pointer afterwards. */
static int
sosleep(struct socket *so, kcondvar_t *cv, bool catch_p, int timo)
{
	kmutex_t *interlock = so->so_lock;
	int error;

	KASSERT(mutex_owned(interlock));

	error = catch_p ? cv_timedwait_sig(cv, interlock, timo) :
	    cv_timedwait(cv, interlock, timo);
	if (__predict_false(interlock != atomic_load_relaxed(&so->so_lock)))
		solockretry(so, interlock);
	return error;
}

/* Tell everybody who waits for this buffer, in every way there is. */
void
sowakeup(struct socket *so, struct sockbuf *sb, int code)
{
	int band = 0;

	KASSERT(sb->sb_so == so);
	KASSERT(solocked(so));

	if (code == POLL_IN)
		band = POLLIN|POLLRDNORM;
	else if (code == POLL_OUT)
		band = POLLOUT|POLLWRNORM;
	else if (code == POLL_HUP)
		band = POLLHUP;
#ifdef DIAGNOSTIC
	else
		printf("sowakeup: unknown code %d\n", code);
#endif

	cv_broadcast(&sb->sb_cv);
	selnotify(&sb->sb_sel, band, NOTE_SUBMIT);
	sb->sb_flags &= ~SB_NOTIFY;
	if ((sb->sb_flags & SB_UPCALL) != 0)
		(*so->so_upcall)(so, so->so_upcallarg, band, M_DONTWAIT);
	if ((sb->sb_flags & SB_ASYNC) != 0)
		fownsignal(so->so_pgid, SIGIO, code, band, so);
}

/*
 * Point a locked socket at another lock.  Sleepers must notice, so wake them
 * all.  The caller has issued membar_release().
 */
void
solockreset(struct socket *so, kmutex_t *newlock)
{

	KASSERT(solocked(so));

	so->so_lock = newlock;
	cv_broadcast(&so->so_cv);
	cv_broadcast(&so->so_rcv.sb_cv);
	cv_broadcast(&so->so_snd.sb_cv);
}

/* Set the limits of both buffers, both or neither. */
int
soreserve(struct socket *so, u_long sndcc, u_long rcvcc)
{

	KASSERT(so->so_pcb == NULL || solocked(so));

	if (!sbreserve(&so->so_snd, sndcc, so))
		return SET_ERROR(ENOBUFS);
	if (!sbreserve(&so->so_rcv, rcvcc, so)) {
		sbrelease(&so->so_snd, so);
		return SET_ERROR(ENOBUFS);
	}
	so->so_rcv.sb_lowat = MAX(so->so_rcv.sb_lowat, 1);
	if (so->so_snd.sb_lowat == 0)
		so->so_snd.sb_lowat = lmin(MCLBYTES, so->so_snd.sb_hiwat);
	return 0;
}

int
sbreserve(struct sockbuf *sb, u_long cc, struct socket *so)
{

	KASSERT(so->so_pcb == NULL || solocked(so));
	KASSERT(sb->sb_so == so);

	if (cc == 0 || cc > sb_max)
		return 0;
	if (!chgsbsize(so->so_uidinfo, &sb->sb_hiwat, cc, RLIM_INFINITY))
		return 0;
	sb->sb_mbmax = lmin(cc * 2, sb_max);
	return 1;
}

void
sbrelease(struct sockbuf *sb, struct socket *so)
{

	sbflush(sb);
	sb->sb_mbmax = 0;
	KASSERT(sb->sb_so == so);
	chgsbsize(so->so_uidinfo, &sb->sb_hiwat, 0, RLIM_INFINITY);
}

/* Put the chain at m behind what is queued, in one record with it. */
void
sbappendstream(struct sockbuf *sb, struct mbuf *m)
{

	KASSERT(solocked(sb->sb_so));
	KASSERT(m->m_nextpkt == NULL);

	SBLASTRECORDCHK(sb, "sbappendstream 1");
	if (sb->sb_mb == NULL)
		sb->sb_mb = sb->sb_lastrecord = m;
	else
		sb->sb_mbtail->m_next = m;
	for (; m != NULL; m = m->m_next) {
		sballoc(sb, m);
		sb->sb_mbtail = m;
	}
}

/* Put the chain at m into a record of its own. */
void
sbappendrecord(struct sockbuf *sb, struct mbuf *rec)
{
	struct mbuf *m = rec;

	KASSERT(solocked(sb->sb_so));

	if (rec == NULL)
		return;
	do {
		sballoc(sb, m);
		sb->sb_mbtail = m;
	} while ((m = m->m_next) != NULL);
	if (sb->sb_lastrecord == NULL)
		sb->sb_mb = rec;
	else
		sb->sb_lastrecord->m_nextpkt = rec;
	sb->sb_lastrecord = rec;
}

/* The same with the sender's address in front; 0 if there is no room. */
int
sbappendaddr(struct sockbuf *sb, const struct sockaddr *asa, struct mbuf *m0,
    struct mbuf *control)
{
	struct mbuf *m;

	KASSERT(solocked(sb->sb_so));

	if (asa->sa_len + m_length(m0) > sbspace(sb))
		return 0;
	m = m_get(M_DONTWAIT, MT_SONAME);
	if (m == NULL)
		return 0;
	MCLAIM(m, sb->sb_mowner);
	m->m_len = asa->sa_len;
	memcpy(mtod(m, void *), asa, asa->sa_len);
	if (control != NULL) {
		control->m_next = m0;
		m->m_next = control;
	} else
		m->m_next = m0;
	sbappendrecord(sb, m);
	return 1;
}

void
sbflush(struct sockbuf *sb)
{

	KASSERT(solocked(sb->sb_so));
	KASSERT((sb->sb_flags & SB_LOCK) == 0);

	while (sb->sb_mb != NULL)
		sbdroprecord(sb);
	KASSERT(sb->sb_cc == 0);
	KASSERT(sb->sb_mbtail == NULL);
}

/* Forget the first len bytes; what is left of a record stays one. */
void
sbdrop(struct sockbuf *sb, int len)
{
	struct mbuf *m, *next;

	KASSERT(solocked(sb->sb_so));

	for (m = sb->sb_mb; m != NULL && m->m_len <= len; m = sb->sb_mb) {
		len -= m->m_len;
		if ((next = m->m_next) != NULL)
			next->m_nextpkt = m->m_nextpkt;
		else
			next = m->m_nextpkt;
		if (sb->sb_lastrecord == m)
			sb->sb_lastrecord = next;
		sb->sb_mb = next;
		sbfree(sb, m);
		m_free(m);
	}
	if (m != NULL && len > 0) {
		/* Only the head of this one. */
		sb->sb_cc -= len;
		m->m_data += len;
		m->m_len -= len;
	}
	SB_EMPTY_FIXUP(sb);
}

void
sbdroprecord(struct sockbuf *sb)
{
	struct mbuf *m, *next;

	KASSERT(solocked(sb->sb_so));

	if ((m = sb->sb_mb) == NULL)
		return;
	for (sb->sb_mb = m->m_nextpkt; m != NULL; m = next) {
		sbfree(sb, m);
		next = m_free(m);
	}
	SB_EMPTY_FIXUP(sb);
}

/* The pointer has moved: run after it until it stays. */
void
solockretry(struct socket *so, kmutex_t *held)
{
	kmutex_t *now;

	while ((now = atomic_load_consume(&so->so_lock)) != held) {
		mutex_exit(held);
		mutex_enter(now);
		held = now;
	}
}

bool
solocked(const struct socket *so)
{

	return mutex_owned(so->so_lock);
}

/* Are both locked, and by one lock? */
bool
solocked2(const struct socket *so1, const struct socket *so2)
{

	return so1->so_lock == so2->so_lock && solocked(so1);
}

/* For pr_attach: most protocols share one lock.  Returns with it held. */
void
sosetlock(struct socket *so)
{
	if (so->so_lock == NULL) {
		mutex_obj_hold(softnet_lock);
		mutex_enter(softnet_lock);
		so->so_lock = softnet_lock;
	}
	KASSERT(solocked(so));
}

/*
 * Reserve a buffer for one I/O, which may outlive several stretches without
 * the lock.  Fails if it would have to wait and wf forbids, or by a signal.
 */
int
sblock(struct sockbuf *sb, int wf)
{
	int error;

	KASSERT(solocked(sb->sb_so));

	while (__predict_false((sb->sb_flags & SB_LOCK) != 0)) {
		if (wf != M_WAITOK)
			return SET_ERROR(EWOULDBLOCK);
		error = sosleep(sb->sb_so, &sb->sb_so->so_cv,
		    (sb->sb_flags & SB_NOINTR) == 0, 0);
		if (error != 0)
			return error;
	}
	sb->sb_flags |= SB_LOCK;
	return 0;
}

void
sbunlock(struct sockbuf *sb)
{

	KASSERT(solocked(sb->sb_so));
	KASSERT((sb->sb_flags & SB_LOCK) != 0);

	sb->sb_flags &= ~SB_LOCK;
	/* so_cv also serves those who wait for their turn. */
	cv_broadcast(&sb->sb_so->so_cv);
}

/* Wait for a change of state; the lock is dropped meanwhile. */
int
sowait(struct socket *so, bool catch_p, int timo)
{

	KASSERT(solocked(so));
	KASSERTMSG(catch_p || timo != 0, "a wait nothing can end");

	return sosleep(so, &so->so_cv, catch_p, timo);
}
