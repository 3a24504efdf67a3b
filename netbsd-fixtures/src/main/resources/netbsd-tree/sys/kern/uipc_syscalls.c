/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * System calls on sockets.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_syscalls.c $");

#ifdef _KERNEL_OPT
#include "opt_pipe.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/event.h>
#include <sys/file.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/unpcb.h>

int	do_sys_accept(struct lwp *, int, struct sockaddr *, register_t *, int);
int	do_sys_connect(struct lwp *, int, struct sockaddr *);
int	do_sys_getpeername(int, struct sockaddr *);
int	do_sys_peeloff(struct socket *, void *);
int	do_sys_shutdown(int, int);
#ifdef PIPE_SOCKETPAIR
int	pipe1(struct lwp *, int *, int);
#endif

/* Wait until a connection is there, or something else is. */
static int
accept_wait(struct socket *so)
{
	short woken = 0;
	int error;

	KASSERT(solocked(so));

	if (so->so_qlen == 0 && (so->so_state & SS_NBIO) != 0)
		return SET_ERROR(EWOULDBLOCK);
	while (so->so_qlen == 0 && so->so_error == 0) {
		if (woken & SS_RESTARTSYS)
			return SET_ERROR(ERESTART);
		if (__predict_false(so->so_state & SS_CANTRCVMORE)) {
			so->so_error = ECONNABORTED;
			continue;
		}
		if ((error = sowait(so, true, 0)) != 0)
			return error;
		woken = so->so_state;
	}
	error = so->so_error;
	so->so_error = 0;
	return error;
}

int
do_sys_accept(struct lwp *l, int sock, struct sockaddr *name,
    register_t *new_sock, int flags)
{
	const bool nonblock = (flags & SOCK_NONBLOCK) != 0;
	struct socket *so, *so2;
	file_t *fp;
	int error, fd;

	if ((error = fd_getsock1(sock, &so, NULL)) != 0)
		return error;
	if ((error = fd_allocfile(&fp, &fd)) != 0)
		goto out;

	solock(so);
	if ((so->so_proto->pr_flags & PR_LISTEN) == 0)
		error = SET_ERROR(EOPNOTSUPP);
	else if ((so->so_options & SO_ACCEPTCONN) == 0)
		error = SET_ERROR(EINVAL);
	else
		error = accept_wait(so);
	if (error != 0) {
		sounlock(so);
		fd_abort(l->l_proc, fp, fd);
		goto out;
	}

	so2 = TAILQ_FIRST(&so->so_q);
	KASSERT(solocked2(so, so2));
	if (!soqremque(so2, 1))
		panic("do_sys_accept: not on the queue");
	if (nonblock)
		so2->so_state |= SS_NBIO;
	else
		so2->so_state &= ~SS_NBIO;
	so2->so_cred = kauth_cred_hold(so->so_cred);
	fp->f_ops = &socketops;
	fp->f_socket = so2;
	fp->f_type = DTYPE_SOCKET;
	fp->f_flag = FREAD | FWRITE | (nonblock ? FNONBLOCK : 0);
	error = soaccept(so2, name);
	sounlock(so);

	*new_sock = fd;
	if (error == 0) {
		fd_affix(l->l_proc, fp, fd);
	} else {
		/* An error on the new socket is not one of the old. */
		(void)soclose(so2);
		fd_abort(l->l_proc, fp, fd);
	}
 out:
	fd_putfile(sock);
	return error;
}

int
do_sys_connect(struct lwp *l, int fd, struct sockaddr *nam)
{
	const int pending = SS_NBIO | SS_ISCONNECTING;
	struct socket *so;
	bool go_on = false;
	int error;

	if ((error = fd_getsock1(fd, &so, NULL)) != 0)
		return error;
	solock(so);
	if (so->so_state & SS_ISCONNECTING) {
		error = SET_ERROR(EALREADY);
		goto unlock;
	}
	if ((error = soconnect(so, nam, l)) != 0)
		goto settle;
	if ((so->so_state & pending) == pending) {
		error = SET_ERROR(EINPROGRESS);
		goto unlock;
	}
	while (error == 0 && so->so_error == 0 &&
	    (so->so_state & SS_ISCONNECTING) != 0) {
		error = sowait(so, true, 0);
		if (__predict_false((so->so_state & SS_ISABORTING) != 0))
			error = SET_ERROR(EPIPE);
		/* A signal ends the wait, but not the attempt. */
		go_on = error == EINTR || error == ERESTART || error == EPIPE;
	}
	if (error == 0) {
		error = so->so_error;
		so->so_error = 0;
	} else if (error == ERESTART)
		error = SET_ERROR(EINTR);
 settle:
	if (!go_on)
		so->so_state &= ~SS_ISCONNECTING;
 unlock:
	sounlock(so);
	fd_putfile(fd);
	return error;
}

int
do_sys_shutdown(int fd, int how)
{
	struct socket *so;
	int error;

	if ((error = fd_getsock1(fd, &so, NULL)) != 0)
		return error;
	solock(so);
	error = soshutdown(so, how);
	sounlock(so);
	fd_putfile(fd);
	return error;
}

int
do_sys_getpeername(int fd, struct sockaddr *nam)
{
	const struct pr_usrreqs *ops;
	struct socket *so;
	int error;

	if ((error = fd_getsock1(fd, &so, NULL)) != 0)
		return error;
	solock(so);
	ops = so->so_proto->pr_usrreqs;
	error = (so->so_state & SS_ISCONNECTED) ?
	    (*ops->pr_peeraddr)(so, nam) : SET_ERROR(ENOTCONN);
	sounlock(so);
	fd_putfile(fd);
	return error;
}

#ifdef PIPE_SOCKETPAIR
/*
 * pipe(2) as a pair of local sockets.  Off unless the kernel asks for it.
 */
int
pipe1(struct lwp *l, int *fildes, int flags)
{
	file_t *rf, *wf;
	struct socket *rso, *wso;
	int error;

	error = fsocreate(AF_LOCAL, &rso, SOCK_STREAM|flags, 0, &fildes[0],
	    &rf, NULL);
	if (error)
		return error;
	error = fsocreate(AF_LOCAL, &wso, SOCK_STREAM|flags, 0, &fildes[1],
	    &wf, rso);
	if (error)
		goto free1;
	solock(wso);
	rso->so_state |= SS_ISAPIPE;
	wso->so_state |= SS_ISAPIPE;
	error = unp_connect2(wso, rso);
	sounlock(wso);
	if (error)
		goto free2;
	fd_affix(l->l_proc, wf, fildes[1]);
	fd_affix(l->l_proc, rf, fildes[0]);
	return 0;
 free2:
	(void)soclose(wso);
	fd_abort(l->l_proc, wf, fildes[1]);
 free1:
	(void)soclose(rso);
	fd_abort(l->l_proc, rf, fildes[0]);
	return error;
}
#endif	/* PIPE_SOCKETPAIR */

/* Give an association of a one-to-many socket a descriptor of its own. */
int
do_sys_peeloff(struct socket *head, void *data)
{
	struct socket *so;
	file_t *fp;
	int error, fd;

	if ((error = fd_allocfile(&fp, &fd)) != 0)
		return error;
	solock(head);
	so = TAILQ_FIRST(&head->so_q);
	if (so == NULL || !soqremque(so, 1)) {
		error = SET_ERROR(EINVAL);
		goto out;
	}
	so->so_state &= ~SS_NOFDREF;
	so->so_state &= ~SS_ISCONNECTING;
	so->so_cred = kauth_cred_hold(head->so_cred);
	fp->f_type = DTYPE_SOCKET;
	fp->f_ops = &socketops;
	fp->f_flag = FREAD | FWRITE;
	fp->f_socket = so;
	*(int *)data = fd;
 out:
	sounlock(head);
	if (error == 0)
		fd_affix(curlwp->l_proc, fp, fd);
	else
		fd_abort(curlwp->l_proc, fp, fd);
	return error;
}
