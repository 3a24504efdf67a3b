/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The stress: threads that do to sockets whatever system calls can, to
 * descriptors drawn at random, until their number of calls is used up.  What
 * calls return is counted, not judged: asserts and sanitizers judge.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/event.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/proc.h>
#include <sys/protosw.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/stat.h>
#include <sys/sysctl.h>
#include <sys/unpcb.h>

#include <netinet/in.h>

#include "exec.h"
#include "host.h"
#include "stress.h"

#define	NFDS		48	/* descriptors are drawn from these */
#define	NPORTS		4
#define	LOOPBACK	0x0100007fU
#define	MAXTHREADS	16

int	do_sys_accept(struct lwp *, int, struct sockaddr *, register_t *, int);
int	do_sys_connect(struct lwp *, int, struct sockaddr *);
int	do_sys_getpeername(int, struct sockaddr *);
int	do_sys_shutdown(int, int);
void	sysctl_dosockinfo(struct kinfo_pcb *, struct socket *);

static unsigned	running;		/* threads that are not done */
static unsigned	unlocked, kqueue_ready, polled, received, sent, connected, accepted;

static void
count(unsigned *counter, bool really)
{

	if (really)
		(void)__atomic_fetch_add(counter, 1, __ATOMIC_RELAXED);
}

static int
any_fd(void)
{

	return host_random() % NFDS;
}

static struct sockaddr *
address(struct sockaddr_in *sin, int port)
{

	memset(sin, 0, sizeof(*sin));
	sin->sin_len = sizeof(*sin);
	sin->sin_family = AF_INET;
	sin->sin_port = port;
	sin->sin_addr.s_addr = LOOPBACK;
	return (struct sockaddr *)sin;
}

static int
any_flags(void)
{

	return host_random() % 4 != 0 ? SOCK_NONBLOCK : 0;
}

/* Two local sockets that are connected; both get a descriptor. */
static void
op_pair(void)
{
	const int type = host_random() % 3 != 0 ? SOCK_STREAM : SOCK_DGRAM;
	struct socket *so[2];
	file_t *fp[2];
	int error, fd[2];

	if (fsocreate(AF_LOCAL, &so[0], type | any_flags(), 0, &fd[0], &fp[0],
	    NULL) != 0)
		return;
	if (fsocreate(AF_LOCAL, &so[1], type | any_flags(), 0, &fd[1], &fp[1],
	    so[0]) != 0) {
		(void)soclose(so[0]);
		fd_abort(curlwp->l_proc, fp[0], fd[0]);
		return;
	}
	solock(so[0]);
	error = soconnect2(so[0], so[1]);
	if (error == 0 && type == SOCK_DGRAM)
		error = soconnect2(so[1], so[0]);
	sounlock(so[0]);
	KASSERT(error == 0);
	count(&connected, true);
	fd_affix(curlwp->l_proc, fp[0], fd[0]);
	fd_affix(curlwp->l_proc, fp[1], fd[1]);
}

/* A new Internet socket; negative if there is no descriptor. */
static int
inet_socket(int type, struct socket **sop)
{
	struct socket *so;
	file_t *fp;
	int fd;

	if (fsocreate(AF_INET, &so, type | any_flags(), 0, &fd, &fp, NULL) != 0)
		return -1;
	if (sop != NULL)
		*sop = so;
	fd_affix(curlwp->l_proc, fp, fd);
	return fd;
}

static void
op_listen(void)
{
	struct sockaddr_in sin;
	struct socket *so;
	file_t *fp;
	int fd;

	if (fsocreate(AF_INET, &so, SOCK_STREAM | any_flags(), 0, &fd, &fp,
	    NULL) != 0)
		return;
	if (sobind(so, address(&sin, 1 + host_random() % NPORTS),
	    curlwp) != 0 || solisten(so, 8, curlwp) != 0) {
		(void)soclose(so);
		fd_abort(curlwp->l_proc, fp, fd);
		return;
	}
	if (host_random() % 4 == 0)
		(void)exec_filter(so);
	fd_affix(curlwp->l_proc, fp, fd);
}

/* One that listens already may ask for another length of its queues. */
static void
op_relisten(void)
{
	const int fd = any_fd();
	file_t *fp = fd_getfile(fd);
	struct socket *so;
	bool listens;

	if (fp == NULL)
		return;
	so = fp->f_socket;
	solock(so);
	listens = (so->so_options & SO_ACCEPTCONN) != 0;
	sounlock(so);
	if (listens)
		(void)solisten(so, 1 + host_random() % 8, curlwp);
	fd_putfile(fd);
}

static void
op_connect(void)
{
	struct sockaddr_in sin;
	const int fd = inet_socket(SOCK_STREAM, NULL);

	if (fd >= 0)
		count(&connected, do_sys_connect(curlwp, fd,
		    address(&sin, 1 + host_random() % NPORTS)) == 0);
}

static void
op_accept(void)
{
	struct sockaddr_in sin;
	register_t fd;

	count(&accepted, do_sys_accept(curlwp, any_fd(),
	    address(&sin, 0), &fd, any_flags()) == 0);
}

static void
op_udp(void)
{
	struct sockaddr_in sin;
	struct socket *so;
	file_t *fp;
	int fd;

	if (fsocreate(AF_INET, &so, SOCK_DGRAM | any_flags(), 0, &fd, &fp,
	    NULL) != 0)
		return;
	(void)sobind(so, address(&sin, 1 + host_random() % NPORTS), curlwp);
	fd_affix(curlwp->l_proc, fp, fd);
	if (host_random() % 2 != 0)
		(void)do_sys_connect(curlwp, fd,
		    address(&sin, 1 + host_random() % NPORTS));
}

static void
op_send(void)
{
	char buf[900];
	const size_t size = 1 + host_random() % sizeof(buf);

	memset(buf, (int)size, size);
	count(&sent, exec_rdwr(any_fd(), buf,
	    host_random() % 2 != 0 ? size : MIN(size, 300), true) == 0);
}

static void
op_receive(void)
{
	char buf[600];

	count(&received, exec_rdwr(any_fd(), buf,
	    1 + host_random() % sizeof(buf), false) == 0);
}

static void
op_poll(void)
{
	static const int events[] = {
		POLLIN, POLLOUT, POLLIN | POLLOUT | POLLPRI, POLLRDNORM
	};

	count(&polled, exec_poll(any_fd(),
	    events[host_random() % __arraycount(events)],
	    host_random() % 500) > 0);
}

static void
op_kevent(void)
{

	count(&kqueue_ready, exec_kevent(any_fd(),
	    host_random() % 2 != 0 ? EVFILT_READ : EVFILT_WRITE,
	    1 + host_random() % 500) > 0);
}

static void
op_shutdown(void)
{

	(void)do_sys_shutdown(any_fd(), host_random() % 3);
}

static void
op_close(void)
{

	(void)exec_close(any_fd());
}

static void
any_ioctl(u_long command)
{
	const int fd = any_fd();
	file_t *fp = fd_getfile(fd);
	int arg = host_random() % 2;

	if (fp == NULL)
		return;
	(void)(*fp->f_ops->fo_ioctl)(fp, command, &arg);
	fd_putfile(fd);
}

/* The unlocked reads that are copied from the real tree on purpose. */
static void
op_ioctl(void)
{
	static const u_long commands[] = { SIOCATMARK, FIONREAD };

	count(&unlocked, true);
	any_ioctl(commands[host_random() % __arraycount(commands)]);
}

static void
op_locked_ioctl(void)
{
	static const u_long commands[] = { FIONBIO, FIOASYNC };

	any_ioctl(commands[host_random() % __arraycount(commands)]);
}

static void
op_stat(void)
{
	const int fd = any_fd();
	file_t *fp = fd_getfile(fd);
	struct sockaddr_in sin;
	struct socket *so;
	struct stat sb;

	if (fp == NULL)
		return;
	(void)(*fp->f_ops->fo_stat)(fp, &sb);
	so = fp->f_socket;
	if (so->so_proto->pr_domain->dom_family == AF_INET)
		(void)do_sys_getpeername(fd, address(&sin, 0));
	fd_putfile(fd);
}

/* Statistics for netstat(1): another such read, by a caller made up here. */
static void
op_dosockinfo(void)
{
	struct kinfo_pcb pcb;
	const int fd = any_fd();
	file_t *fp = fd_getfile(fd);

	if (fp == NULL)
		return;
	sysctl_dosockinfo(&pcb, fp->f_socket);
	fd_putfile(fd);
}

/* Who gets SIGIO is set without the lock, and read with it. */
static void
op_setown(void)
{

	any_ioctl(FIOSETOWN);
}

/* An operation with a knob is done if that is not 0. */
static const struct {
	void		(*o_func)(void);
	unsigned	o_weight;
	const char	*o_knob;
	unsigned long	o_default;
} ops[] = {
	{ op_send, 24 }, { op_receive, 24 }, { op_poll, 8 }, { op_kevent, 8 },
	{ op_pair, 4 }, { op_listen, 4 }, { op_connect, 8 }, { op_accept, 12 },
	{ op_relisten, 8 }, { op_udp, 4 }, { op_shutdown, 2 }, { op_close, 12 }, { op_stat, 4 },
	{ op_locked_ioctl, 3 }, { op_upcall, 4 }, { op_local, 4 },
	{ op_ioctl, 3, "unlocked", 1 },
	{ op_dosockinfo, 16, "dosockinfo", 0 }, { op_setown, 16, "setown", 0 },
};

static void
stress_main(void *cookie)
{
	unsigned long calls = host_knob("calls", 2000);
	unsigned weights[__arraycount(ops)];
	unsigned i, total = 0, draw;

	for (i = 0; i < __arraycount(ops); i++) {
		weights[i] = ops[i].o_knob == NULL ||
		    host_knob(ops[i].o_knob, ops[i].o_default) != 0 ?
		    ops[i].o_weight : 0;
		total += weights[i];
	}
	while (calls-- > 0) {
		draw = host_random() % total;
		for (i = 0; draw >= weights[i]; i++)
			draw -= weights[i];
		(*ops[i].o_func)();
		host_userret("a system call");
	}
	(void)__atomic_fetch_sub(&running, 1, __ATOMIC_RELEASE);
}

/* Interrupts waits at random until all are done, or time is up. */
static void
supervise(struct host_thread **threads, unsigned n)
{
	const unsigned long end = host_now() +
	    host_knob("seconds", 60) * 1000000;

	while (__atomic_load_n(&running, __ATOMIC_ACQUIRE) != 0) {
		if (host_now() > end)
			host_stuck();
		host_usleep(500);
		host_signal(threads[host_random() % n]);
	}
}

int
main(int argc, char **argv)
{
	struct host_thread *threads[MAXTHREADS];
	unsigned i, n;

	exec_boot(argc, argv);
	n = MIN(host_knob("threads", 6), MAXTHREADS);
	running = n;
	for (i = 0; i < n; i++)
		threads[i] = exec_thread("stress", HOST_THREAD, stress_main,
		    NULL);
	supervise(threads, n);
	for (i = 0; i < n; i++)
		host_join(threads[i]);
	exec_file_drain();
	exec_net_drain();
	exec_halt();
	host_say("connected", connected);
	host_say("accepted", accepted);
	host_say("sent", sent);
	host_say("received", received);
	host_say("polled", polled);
	host_say("kqueue", kqueue_ready);
	host_say("unlocked", unlocked);
	host_say("upcalls", stress_upcalls());
	host_say("local", stress_locals());
	host_say("sockets left", exec_sockets());
	return 0;
}
