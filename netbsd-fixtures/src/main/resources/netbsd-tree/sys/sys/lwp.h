/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_LWP_H_
#define	_SYS_LWP_H_

#include <sys/types.h>
#include <sys/callout.h>
#include <sys/condvar.h>
#include <sys/mutex.h>
#include <sys/queue.h>

struct cpu_info;
struct filedesc;

/* What a thread polls in. */
struct selcluster {
	kmutex_t	*sc_lock;
	int		sc_waiters;
};
struct selinfo;
struct sleepq;
struct syncobj;
struct turnstile;

struct rusage {
	long		ru_msgsnd;
	long		ru_msgrcv;
	long		ru_nvcsw;
};

/*
 * A thread of control inside the kernel.  Field markings and the
 * corresponding locks:
 *
 * a:	proc_lock
 * l:	*l_mutex
 * p:	l_proc->p_lock
 * s:	spc_mutex, which l_mutex may or may not point at
 * S:	l_selcluster->sc_lock
 * (:	unlocked, stable
 * !:	unlocked, only reliable for the LWP itself
 *
 * The mutex behind l_mutex changes as the LWP moves between run queues and
 * sleep queues; look again after having taken it.
 */
struct lwp {
	/* Left alone by lwp_free(). */
	struct cpu_info *volatile l_cpu;/* s: CPU it runs on if LSONPROC */
	kmutex_t * volatile l_mutex;	/* l: lock of the scheduling state */
	struct turnstile *l_ts;		/* l: turnstile it brought along */
	int		l_stat;		/* l: one of LS* */
	int		l__reserved;	/*  : padding */

	/* Scheduling. */
#define	l_startzero l_runq
	TAILQ_ENTRY(lwp) l_runq;	/* s: entry on a run queue */
	union {
		void *	info;		/* s: private to the scheduler */
		u_int	timeslice;	/* l: what is left of the quantum */
	} l_sched;
	void		*l_addr;	/* l: machine-dependent context */
	int		l_flag;		/* l: LW_* flags */
	int		l_class;	/* l: class it is scheduled in */
	pri_t		l_boostpri;	/* l: priority after a sleep */
	pri_t		l_priority;	/* l: priority of its own */
	pri_t		l_inheritedprio;/* l: priority lent by waiters */
	u_int		l_cpticks;	/* (: CPU time, in ticks */
	psetid_t	l_psid;		/* l: processor set */
	fixpt_t		l_pctcpu;	/* p: share of the CPU lately */
	SLIST_HEAD(, turnstile) l_pi_lenders; /* l: who lends us priority */
	struct cpu_info *l_target_cpu;	/* l: where to migrate */

	/* Sleeping. */
	const struct syncobj *l_syncobj;/* l: operations of what it waits on */
	LIST_ENTRY(lwp) l_sleepchain;	/* l: entry on a sleep queue */
	wchan_t		l_wchan;	/* l: address slept on */
	const char	*l_wmesg;	/* l: why */
	struct sleepq	*l_sleepq;	/* l: the queue */
	callout_t	l_timeout_ch;	/* !: wakes it when time is up */
	kcondvar_t	l_waitcv;	/* a: parent in vfork() waits */
	bool		l_vforkwaiting;	/* a: inside vfork() */

	/* Process and list membership. */
	lwpid_t		l_lid;		/* (: identifier */
	LIST_ENTRY(lwp)	l_list;		/* a: entry on alllwp */
	struct proc	*l_proc;	/* p: process it belongs to */
	LIST_ENTRY(lwp)	l_sibling;	/* p: entry on the process's list */
	char		*l_name;	/* (: name, if any */
	int		l_prflag;	/* p: LPR_* flags */
	u_int		l_refcnt;	/* p: references to this LWP */

	/* poll(2) and select(2). */
	int		l_selflag;	/* S: state of the polling */
	int		l_selret;	/* S: value to return */
	SLIST_HEAD(,selinfo) l_selwait;	/* S: what it waits for */
	uintptr_t	l_selrec;	/* !: for the next selrecord() */
	struct selcluster *l_selcluster;/* !: cluster it polls in */

	/* Its own business. */
	kauth_cred_t	l_cred;		/* !: credentials, a copy */
	struct filedesc	*l_fd;		/* !: cached copy of p_fd */
	void		*l_private;	/* !: for userland threads */
	struct lwp	*l_switchto;	/* !: hand the CPU to this one */
	u_short		l_shlocks;	/* !: shared locks held */
	u_short		l_exlocks;	/* !: exclusive locks held */
	u_short		l_psrefs;	/* !: passive references held */
	u_short		l_blcnt;	/* !: depth of kernel_lock */
	volatile int	l_nopreempt;	/* !: do not preempt */
	volatile u_int	l_dopreempt;	/* s: preemption is pending */
	int		l_pflag;	/* !: LP_* flags */
	struct rusage	l_ru;		/* !: accounting */
};

LIST_HEAD(lwplist, lwp);		/* a list of LWPs */

/* Bits of l_flag, changed with the LWP locked. */
#define	LW_IDLE		0x00000001	/* idle loop */
#define	LW_SINTR	0x00000080	/* sleep is interruptible */
#define	LW_SYSTEM	0x00000200	/* kernel thread */
#define	LW_WEXIT	0x00100000	/* is to exit */
#define	LW_PENDSIG	0x01000000	/* a signal is pending */

/* Bits of l_pflag, changed by the LWP itself only. */
#define	LP_MPSAFE	0x00000020	/* starts without kernel_lock */
#define	LP_INTR		0x00000040	/* runs soft interrupts */
#define	LP_BOUND	0x80000000	/* bound to its CPU */

/* Values of l_stat. */
#define	LSRUN		2		/* on a run queue */
#define	LSSLEEP		3		/* waiting for an event */
#define	LSONPROC	7		/* on a CPU */

#ifdef _KERNEL
extern struct lwplist	alllwp;		/* all LWPs */
extern struct lwp	lwp0;		/* the first one */
extern int		maxlwp __read_mostly;

#include <machine/cpu.h>

#define	curlwp			(curcpu()->ci_curlwp)
#endif

#endif	/* !_SYS_LWP_H_ */
