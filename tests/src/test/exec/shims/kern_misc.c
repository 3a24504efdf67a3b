/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Boot, threads as LWPs, credentials, and what else the socket layer asks
 * of the rest of a kernel.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/domain.h>
#include <sys/kauth.h>
#include <sys/module.h>
#include <sys/proc.h>
#include <sys/socket.h>
#include <sys/socketvar.h>
#include <sys/sysctl.h>
#include <sys/uio.h>
#include <sys/vnode.h>

#include "exec.h"
#include "host.h"
#include "kern_class.h"

int	vsnprintf(char *, size_t, const char *, __builtin_va_list);

/* Link sets: begin and end are made by the linker. */
extern struct domain *const __start_link_set_domains[];
extern struct domain *const __stop_link_set_domains[];
extern const modinfo_t __start_link_set_modules[] __attribute__((__weak__));
extern const modinfo_t __stop_link_set_modules[] __attribute__((__weak__));

/* Where LWP and CPU of a thread live. */
struct thread {
	struct cpu_info	th_cpu;
	struct lwp	th_lwp;
	void		(*th_func)(void *);
	void		*th_arg;
};

int		hz = 100;
unsigned long	exec_tick;
static struct proc	exec_proc = { .p_pid = 1 };
static struct kauth_cred {
	u_int		cr_refs;
} exec_cred = { 1 };
static struct uidinfo {
	u_long		ui_sbsize;
} exec_uid;
static u_int	lids;

/* Makes the running thread an LWP, on a CPU that is its own. */
static struct lwp *
adopt(struct thread *th)
{
	struct lwp *l = &th->th_lwp;

	memset(&th->th_cpu, 0, sizeof(th->th_cpu));
	memset(l, 0, sizeof(*l));
	th->th_cpu.ci_curlwp = l;
	l->l_cpu = &th->th_cpu;
	l->l_proc = &exec_proc;
	l->l_cred = &exec_cred;
	l->l_lid = __atomic_add_fetch(&lids, 1, __ATOMIC_RELAXED);
	if (host_context() == HOST_SOFTINT)
		l->l_pflag |= LP_INTR;
	host_set_cpu(&th->th_cpu);
	return l;
}

struct lwp *
exec_adopt(void)
{

	return adopt(host_alloc(sizeof(struct thread)));
}

static void
thread_main(void *cookie)
{
	struct thread *th = cookie;

	(void)adopt(th);
	(*th->th_func)(th->th_arg);
	host_free(th);
}

struct host_thread *
exec_thread(const char *name, int context, void (*func)(void *), void *arg)
{
	struct thread *th = host_alloc(sizeof(*th));

	th->th_func = func;
	th->th_arg = arg;
	return host_spawn(name, context, thread_main, th);
}

void
exec_boot(int argc, char **argv)
{
	struct domain *const *dp;
	const modinfo_t *mi;

	host_start(argc, argv);
	exec_tick = host_knob("tick", 50);
	(void)exec_adopt();
	soinit();
	for (dp = __start_link_set_domains; dp < __stop_link_set_domains; dp++)
		domain_attach(*dp);
	for (mi = __start_link_set_modules; mi < __stop_link_set_modules; mi++)
		(void)(*mi->mi_modcmd)(MODULE_CMD_INIT, NULL);
	exec_soft_boot();
	exec_net_boot();
}

void
kern_assert(const char *fmt, ...)
{
	char line[400];
	__builtin_va_list ap;

	__builtin_va_start(ap, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, ap);
	__builtin_va_end(ap);
	host_panic(line);
}

void
panic(const char *fmt, ...)
{
	char line[400];
	__builtin_va_list ap;

	__builtin_va_start(ap, fmt);
	(void)vsnprintf(line, sizeof(line), fmt, ap);
	__builtin_va_end(ap);
	host_panic(line);
}

kauth_cred_t
kauth_cred_hold(kauth_cred_t cred)
{

	(void)__atomic_fetch_add(&cred->cr_refs, 1, __ATOMIC_RELAXED);
	return cred;
}

void
kauth_cred_free(kauth_cred_t cred)
{

	if (cred != NULL &&
	    __atomic_fetch_sub(&cred->cr_refs, 1, __ATOMIC_RELAXED) == 1)
		panic("kauth_cred_free: the last reference is not a socket's");
}

uid_t
kauth_cred_geteuid(kauth_cred_t cred)
{

	return 0;
}

gid_t
kauth_cred_getegid(kauth_cred_t cred)
{

	return 0;
}

int
kauth_authorize_network(kauth_cred_t cred, int op, int req, const void *arg)
{

	return 0;
}

struct uidinfo *
uid_find(uid_t uid)
{

	return &exec_uid;
}

/* The sum is atomic, as the real one is; the limit is the caller's field. */
int
chgsbsize(struct uidinfo *uip, u_long *hiwat, u_long to, u_long max)
{

	(void)__atomic_fetch_add(&uip->ui_sbsize, to - *hiwat,
	    __ATOMIC_RELAXED);
	*hiwat = to;
	return 1;
}

void
fownsignal(pid_t pgid, int sig, int code, int band, void *data)
{
}

/* Without the socket's lock, like the real one. */
int
fsetown(pid_t *pgid, u_long cmd, const void *data)
{

	*pgid = *(const int *)data;
	return 0;
}

int
fgetown(pid_t pgid, u_long cmd, void *data)
{

	*(int *)data = pgid;
	return 0;
}

int
sysctl_createv(struct sysctllog **log, int flags,
    const struct sysctlnode **root, const struct sysctlnode **node, int nflags,
    int type, const char *name, const char *desc,
    int (*func)(struct sysctlnode *), u_long value, void *data, size_t size,
    ...)
{

	return 0;
}

void
vrele(struct vnode *vp)
{

	host_sleepable("vrele", __builtin_return_address(0));
	(void)__atomic_fetch_sub(&vp->v_usecount, 1, __ATOMIC_RELAXED);
}

/* User memory may fault: a chance for everybody else. */
int
uiomove(void *vp, size_t n, struct uio *uio)
{
	struct iovec *iov = uio->uio_iov;

	host_sleepable("uiomove", __builtin_return_address(0));
	host_pause();
	n = MIN(n, uio->uio_resid);
	KASSERT(n <= iov->iov_len);
	if (uio->uio_rw == UIO_READ)
		memcpy(iov->iov_base, vp, n);
	else
		memcpy(vp, iov->iov_base, n);
	iov->iov_base = (char *)iov->iov_base + n;
	iov->iov_len -= n;
	uio->uio_resid -= n;
	uio->uio_offset += n;
	return 0;
}

/* Accept filters: one is enough. */
static struct accept_filter *accept_filter;

int
accept_filt_add(struct accept_filter *filter)
{

	accept_filter = filter;
	return 0;
}

/* Takes the filter off a socket, which is locked. */
int
accept_filt_clear(struct socket *so)
{
	struct so_accf *af;

	KASSERT(solocked(so));

	SOLISTEN_LOCK(so);
	af = so->so_accf;
	so->so_accf = NULL;
	SOLISTEN_UNLOCK(so);
	so->so_options &= ~SO_ACCEPTFILTER;
	if (af != NULL)
		kmem_free(af, sizeof(*af));
	return 0;
}

/* Puts it there, before connections come. */
int	exec_filter(struct socket *);
int
exec_filter(struct socket *so)
{
	struct so_accf *af;

	if (accept_filter == NULL)
		return ENOENT;
	af = kmem_zalloc(sizeof(*af), KM_SLEEP);
	af->so_accept_filter = accept_filter;
	solock(so);
	SOLISTEN_LOCK(so);
	so->so_accf = af;
	SOLISTEN_UNLOCK(so);
	so->so_options |= SO_ACCEPTFILTER;
	sounlock(so);
	return 0;
}
