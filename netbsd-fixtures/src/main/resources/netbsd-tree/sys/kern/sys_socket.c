/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Sockets as files.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: sys_socket.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/stat.h>

const struct fileops socketops = {
	.fo_name = "socket",
	/* data */
	.fo_read = soo_read,
	.fo_write = soo_write,
	/* events */
	.fo_kqfilter = soo_kqfilter,
	.fo_poll = soo_poll,
	/* settings */
	.fo_fcntl = soo_fcntl,
	.fo_ioctl = soo_ioctl,
	.fo_stat = soo_stat,
	/* the end */
	.fo_restart = soo_restart,
	.fo_close = soo_close,
};

int
soo_read(file_t *fp, off_t *offset, struct uio *uio, kauth_cred_t cred,
    int flags)
{
	struct socket *so = fp->f_socket;

	return (*so->so_receive)(so, NULL, uio, NULL, NULL, NULL);
}

int
soo_write(file_t *fp, off_t *offset, struct uio *uio, kauth_cred_t cred,
    int flags)
{
	struct socket *so = fp->f_socket;

	return (*so->so_send)(so, NULL, uio, NULL, NULL, 0, curlwp);
}

int
soo_fcntl(file_t *fp, u_int cmd, void *data)
{

	if (cmd == FIONBIO)
		return soo_ioctl(fp, cmd, data);
	return 0;
}

/* Set or clear SIGIO for both directions. */
static void
soo_async(struct socket *so, bool on)
{

	KASSERT(solocked(so));

	if (on) {
		so->so_snd.sb_flags |= SB_ASYNC;
		so->so_rcv.sb_flags |= SB_ASYNC;
	} else {
		so->so_snd.sb_flags &= ~SB_ASYNC;
		so->so_rcv.sb_flags &= ~SB_ASYNC;
	}
}

int
soo_ioctl(file_t *fp, u_long cmd, void *data)
{
	struct socket *so = fp->f_socket;
	int *arg = data;
	int error;

	switch (cmd) {
	case SIOCATMARK:
		*arg = (so->so_state&SS_RCVATMARK) != 0;
		return 0;
	case FIONREAD:
		*arg = so->so_rcv.sb_cc;
		return 0;
	case FIONBIO:
		solock(so);
		if (*arg != 0)
			so->so_state |= SS_NBIO;
		else
			so->so_state &= ~SS_NBIO;
		sounlock(so);
		return 0;
	case FIOASYNC:
		solock(so);
		soo_async(so, *arg != 0);
		sounlock(so);
		return 0;
	case FIOSETOWN:
		return fsetown(&so->so_pgid, cmd, data);
	case FIOGETOWN:
		return fgetown(so->so_pgid, cmd, data);
	}

	/* Interfaces, routes and the like are not for the protocol. */
	switch (IOCGROUP(cmd)) {
	case 'i' ... 'r':
		return SET_ERROR(EPASSTHROUGH);
	}
	KERNEL_LOCK(1, NULL);
	error = (*so->so_proto->pr_usrreqs->pr_ioctl)(so, cmd, data, NULL);
	KERNEL_UNLOCK_ONE(NULL);
	return error;
}

int
soo_stat(file_t *fp, struct stat *ub)
{
	struct socket *so = fp->f_socket;
	mode_t mode = S_IFSOCK;
	int error;

	memset(ub, 0, sizeof(*ub));
	solock(so);
	mode |= (so->so_state & SS_CANTRCVMORE) ? 0 : S_IRUSR;
	mode |= (so->so_state & SS_CANTSENDMORE) ? 0 : S_IWUSR;
	ub->st_mode = mode;
	error = (*so->so_proto->pr_usrreqs->pr_stat)(so, ub);
	sounlock(so);
	return error;
}

int
soo_poll(file_t *fp, int events)
{
	struct socket *so = fp->f_socket;

	return sopoll(so, events);
}

int
soo_close(file_t *fp)
{
	struct socket *so = fp->f_socket;

	fp->f_socket = NULL;
	return so != NULL ? soclose(so) : 0;
}

void
soo_restart(file_t *fp)
{

	sorestart(fp->f_socket);
}
