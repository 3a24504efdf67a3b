/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Named pipes: two sockets back to back behind a vnode.  Both are under one
 * lock.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: fifo_vnops.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/event.h>
#include <sys/file.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/unpcb.h>
#include <sys/vnode.h>

/* Behind v_fifoinfo. */
struct fifoinfo {
	struct socket	*fi_readsock;	/* what readers read from */
	struct socket	*fi_writesock;	/* what writers write to */
	kcondvar_t	fi_rcv;		/* readers that open it */
	kcondvar_t	fi_wcv;		/* writers that open it */
	int		fi_readers;
	int		fi_writers;
};

struct vop_open_args {
	struct vnode	*a_vp;
	int		a_mode;
};

struct vop_close_args {
	struct vnode	*a_vp;
	int		a_fflag;
};

struct vop_poll_args {
	struct vnode	*a_vp;
	int		a_events;
};

int	fifo_open(void *);
int	fifo_close(void *);
int	fifo_poll(void *);
int	fifo_kqread(struct knote *, long);

/* Two fresh sockets, connected to each other; the lock is held on return. */
static int
fifo_create(struct fifoinfo *fip, struct lwp *l)
{
	struct socket *rso, *wso;
	int error;

	error = socreate(AF_LOCAL, &rso, SOCK_STREAM, 0, l, NULL);
	if (error)
		return (error);
	error = socreate(AF_LOCAL, &wso, SOCK_STREAM, 0, l, rso);
	if (error)
		goto close_reader;
	solock(wso);
	error = unp_connect2(wso, rso);
	if (error) {
		sounlock(wso);
		goto close_both;
	}

	/* One way only. */
	rso->so_state |= SS_CANTSENDMORE;
	wso->so_state |= SS_CANTRCVMORE;
	rso->so_rcv.sb_lowat = 1;
	fip->fi_readsock = rso;
	fip->fi_writesock = wso;
	cv_init(&fip->fi_wcv, "fifowr");
	cv_init(&fip->fi_rcv, "fiford");
	return (0);

 close_both:
	(void)soclose(wso);
 close_reader:
	(void)soclose(rso);
	return (error);
}

/*
 * Wait for the other side to come; *count says how many of them there are.
 * The lock is dropped on failure.
 */
static int
fifo_wait(struct vnode *vp, struct socket *wso, kcondvar_t *cv,
    const int *count)
{
	int error;

	KASSERT(solocked(wso));

	while (*count == 0) {
		VOP_UNLOCK(vp);
		error = cv_wait_sig(cv, wso->so_lock);
		/* The vnode's lock comes first. */
		sounlock(wso);
		vn_lock(vp, LK_EXCLUSIVE | LK_RETRY);
		if (error)
			return (error);
		solock(wso);
	}
	return (0);
}

int
fifo_open(void *v)
{
	struct vop_open_args *ap = v;
	struct vnode *vp = ap->a_vp;
	struct fifoinfo *fip = vp->v_fifoinfo;
	const bool nonblock = (ap->a_mode & O_NONBLOCK) != 0;
	struct socket *rso, *wso;
	int error = 0;

	KASSERT(VOP_ISLOCKED(vp));

	if (fip == NULL) {
		fip = kmem_zalloc(sizeof(*fip), KM_SLEEP);
		error = fifo_create(fip, curlwp);
		if (error) {
			kmem_free(fip, sizeof(*fip));
			return (error);
		}
		vp->v_fifoinfo = fip;
	} else
		solock(fip->fi_writesock);
	rso = fip->fi_readsock;
	wso = fip->fi_writesock;
	KASSERT(solocked2(rso, wso));

	if ((ap->a_mode & FREAD) && ++fip->fi_readers == 1) {
		wso->so_state &= ~SS_CANTSENDMORE;
		cv_broadcast(&fip->fi_wcv);
	}
	if ((ap->a_mode & FWRITE) && ++fip->fi_writers == 1) {
		rso->so_state &= ~SS_CANTRCVMORE;
		cv_broadcast(&fip->fi_rcv);
	}
	if ((ap->a_mode & FREAD) && !nonblock && !soreadable(rso))
		error = fifo_wait(vp, wso, &fip->fi_rcv, &fip->fi_writers);
	if (error)
		return (error);
	if (ap->a_mode & FWRITE) {
		if (nonblock && fip->fi_readers == 0)
			error = ENXIO;
		else {
			error = fifo_wait(vp, wso, &fip->fi_wcv,
			    &fip->fi_readers);
			if (error)
				return (error);
		}
	}
	sounlock(wso);
	return (error);
}

int
fifo_close(void *v)
{
	struct vop_close_args *ap = v;
	struct fifoinfo *fip = ap->a_vp->v_fifoinfo;
	struct socket *rso = fip->fi_readsock, *wso = fip->fi_writesock;

	solock(wso);
	if (ap->a_fflag & FREAD && --fip->fi_readers == 0)
		socantsendmore(wso);
	if (ap->a_fflag & FWRITE && --fip->fi_writers == 0)
		socantrcvmore(rso);
	if ((fip->fi_readers + fip->fi_writers) != 0) {
		sounlock(wso);
		return (0);
	}
	KASSERT((rso->so_state & (SS_CANTSENDMORE|SS_CANTRCVMORE)) ==
	    (SS_CANTSENDMORE|SS_CANTRCVMORE));
	sounlock(wso);
	(void)soclose(rso);
	(void)soclose(wso);
	ap->a_vp->v_fifoinfo = NULL;
	cv_destroy(&fip->fi_rcv);
	cv_destroy(&fip->fi_wcv);
	kmem_free(fip, sizeof(*fip));
	return (0);
}

int
fifo_poll(void *v)
{
	struct vop_poll_args *ap = v;
	struct fifoinfo *fip = ap->a_vp->v_fifoinfo;
	struct socket *rso = fip->fi_readsock;
	int revents;

	solock(rso);
	revents = 0;
	if (ap->a_events & (POLLIN | POLLRDNORM))
		if (soreadable(rso))
			revents |= ap->a_events & (POLLIN | POLLRDNORM);
	if (rso->so_state & SS_CANTRCVMORE) {
		revents |= POLLHUP;
	} else if (revents == 0) {
		selrecord(curlwp, &rso->so_rcv.sb_sel);
		rso->so_rcv.sb_flags |= SB_NOTIFY;
	}
	sounlock(rso);
	return (revents);
}

int
fifo_kqread(struct knote *kn, long hint)
{
	struct socket *so = kn->kn_obj;
	int rv = 1;

	if (hint != NOTE_SUBMIT)
		solock(so);
	kn->kn_data = so->so_rcv.sb_cc;
	if ((so->so_state & SS_CANTRCVMORE) == 0) {
		knote_clear_eof(kn);
		rv = kn->kn_data > 0;
	} else
		knote_set_eof(kn, 0);
	if (hint != NOTE_SUBMIT)
		sounlock(so);
	return rv;
}
