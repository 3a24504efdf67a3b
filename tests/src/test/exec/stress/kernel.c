/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What parts of a kernel do with sockets without a system call: consumers
 * with an upcall and a soft interrupt, in the manner of gre(4), and the
 * connection to a listening local socket, which the miniature leaves out of
 * unp_connect() for want of names.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/file.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/uio.h>
#include <sys/unpcb.h>
#include <sys/vnode.h>

#include "exec.h"
#include "host.h"
#include "kern_class.h"
#include "stress.h"

static unsigned	upcalls, locals;

/* A socket of the kernel's own that is emptied by a soft interrupt. */
struct consumer {
	struct socket	*c_so;
	void		*c_sih;
};

unsigned
stress_upcalls(void)
{

	return __atomic_load_n(&upcalls, __ATOMIC_RELAXED);
}

unsigned
stress_locals(void)
{

	return __atomic_load_n(&locals, __ATOMIC_RELAXED);
}

static void
consumer_upcall(struct socket *so, void *cookie, int events, int waitflag)
{
	struct consumer *c = cookie;

	KASSERT(solocked(so));
	KASSERT(c->c_so == so);

	(void)__atomic_fetch_add(&upcalls, 1, __ATOMIC_RELAXED);
	if ((events & POLLIN) != 0)
		softint_schedule(c->c_sih);
}

static void
consumer_intr(void *cookie)
{
	struct consumer *c = cookie;
	struct uio uio = { .uio_resid = 1 << 20, .uio_rw = UIO_READ };
	int flags = MSG_DONTWAIT;
	struct mbuf *m = NULL;

	(void)(*c->c_so->so_receive)(c->c_so, NULL, &uio, &m, NULL, &flags);
	m_freem(m);
}

static void
consumer_begin(struct consumer *c)
{

	c->c_sih = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE,
	    consumer_intr, c);
	solock(c->c_so);
	SOCKBUF_LOCK(&c->c_so->so_rcv);
	c->c_so->so_upcall = consumer_upcall;
	c->c_so->so_upcallarg = c;
	c->c_so->so_rcv.sb_flags |= SB_UPCALL;
	SOCKBUF_UNLOCK(&c->c_so->so_rcv);
	sounlock(c->c_so);
}

static void
consumer_end(struct consumer *c)
{

	solock(c->c_so);
	SOCKBUF_LOCK(&c->c_so->so_rcv);
	c->c_so->so_rcv.sb_flags &= ~SB_UPCALL;
	c->c_so->so_upcall = NULL;
	SOCKBUF_UNLOCK(&c->c_so->so_rcv);
	sounlock(c->c_so);
	softint_disestablish(c->c_sih);
	(void)soclose(c->c_so);
}

/* The other end has a descriptor, for everybody to write to. */
void
op_upcall(void)
{
	struct consumer c;
	struct socket *so;
	file_t *fp;
	int error, fd;

	if (fsocreate(AF_LOCAL, &so, SOCK_STREAM, 0, &fd, &fp, NULL) != 0)
		return;
	if (socreate(AF_LOCAL, &c.c_so, SOCK_STREAM, 0, curlwp, so) != 0) {
		(void)soclose(so);
		fd_abort(curlwp->l_proc, fp, fd);
		return;
	}
	solock(so);
	error = soconnect2(so, c.c_so);
	sounlock(so);
	KASSERT(error == 0);
	consumer_begin(&c);
	fd_affix(curlwp->l_proc, fp, fd);
	for (error = 0; error < 4; error++) {
		char buf[100];

		memset(buf, error, sizeof(buf));
		(void)exec_rdwr(fd, buf, sizeof(buf), true);
		host_usleep(50);
	}
	consumer_end(&c);
}

/* The vnode a local socket is bound to; enough of one. */
static struct vnode *
vnode_new(void)
{
	static struct vnode any;

	(void)__atomic_fetch_add(&any.v_usecount, 1, __ATOMIC_RELAXED);
	return &any;
}

static int
local_listen(struct socket **sop, file_t **fpp, int *fdp)
{
	struct sockaddr sa = {
		.sa_len = sizeof(sa), .sa_family = AF_LOCAL
	};
	struct socket *so;
	int error;

	error = fsocreate(AF_LOCAL, sop, SOCK_STREAM | SOCK_NONBLOCK, 0, fdp,
	    fpp, NULL);
	if (error != 0)
		return error;
	so = *sop;
	error = sobind(so, &sa, curlwp);
	KASSERT(error == 0);
	solock(so);
	sotounpcb(so)->unp_vnode = vnode_new();
	sounlock(so);
	error = solisten(so, 4, curlwp);
	KASSERT(error == 0);
	return 0;
}

/*
 * What follows the lookup of a name: both are under the common lock, and
 * stay there, for the child is on the queue of a socket that does.
 */
static int
local_connect(struct socket *so, struct socket *head)
{
	struct socket *child;
	int error = ECONNREFUSED;

	solock(so);
	KASSERT(solocked2(so, head));
	if ((child = sonewconn(head, false)) != NULL) {
		sotounpcb(so)->unp_conn = sotounpcb(child);
		sotounpcb(child)->unp_conn = sotounpcb(so);
		soisconnected(so);
		soisconnected(child);
		error = 0;
	}
	sounlock(so);
	return error;
}

/* A listening local socket, a few connections, and others to accept them. */
void
op_local(void)
{
	struct socket *head, *so;
	file_t *hfp, *fp;
	int fd, hfd, i;

	if (local_listen(&head, &hfp, &hfd) != 0)
		return;
	for (i = host_random() % 4; i >= 0; i--) {
		if (fsocreate(AF_LOCAL, &so, SOCK_STREAM, 0, &fd, &fp,
		    NULL) != 0)
			break;
		if (local_connect(so, head) == 0)
			(void)__atomic_fetch_add(&locals, 1,
			    __ATOMIC_RELAXED);
		fd_affix(curlwp->l_proc, fp, fd);
	}
	fd_affix(curlwp->l_proc, hfp, hfd);
}
