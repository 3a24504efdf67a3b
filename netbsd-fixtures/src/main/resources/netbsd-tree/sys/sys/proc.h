/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_PROC_H_
#define	_SYS_PROC_H_

#include <sys/types.h>
#include <sys/condvar.h>
#include <sys/lwp.h>
#include <sys/mutex.h>
#include <sys/param.h>
#include <sys/queue.h>

struct cwdinfo;
struct klist;
struct plimit;
struct ras;
struct vmspace;

extern kmutex_t ktrace_lock;

/*
 * A process: what its LWPs share.
 *
 * Field markings and the corresponding locks:
 *
 * l:	proc_lock
 * p:	p_lock
 * a:	p_auxlock
 * t:	p_stmutex
 * k:	ktrace_lock
 * ::	unlocked, stable
 * (:	updated atomically
 */
struct proc {
	LIST_ENTRY(proc) p_list;	/* l: entry on allproc */
	kmutex_t	*p_lock;	/* :: lock of most of what is here */
	kmutex_t	p_auxlock;	/* :: may be held for longer */
	kmutex_t	p_stmutex;	/* :: lock of the tick counters */
	kcondvar_t	p_waitcv;	/* p: a parent waits for children */
	kcondvar_t	p_lwpcv;	/* p: an LWP waits for LWPs */

	/* Substructures: */
	kauth_cred_t	p_cred;		/* p: credentials, LWPs have copies */
	struct filedesc	*p_fd;		/* :: open files */
	struct cwdinfo	*p_cwdi;	/* :: directories and umask */
	struct plimit	*p_limit;	/* :: limits */
	struct vmspace	*p_vmspace;	/* :: virtual memory */
	u_int		p_mqueue_cnt;	/* (: open message queues */
	void		*p_specdata;	/* :: private to subsystems */

	int		p_exitsig;	/* l: signal for the parent on exit */
	int		p_flag;		/* p: flags PK_* */
	int		p_sflag;	/* p: flags PS_* */
	int		p_stflag;	/* t: flags PST_* */
	short		p_slflag;	/* l, p: flags PSL_* */
	char		p_stat;		/* l: state of the process */
	char		p_lflag;	/* l: flags PL_* */
	char		p_trace_enabled;/* p: cached for syscalls */
	char		p_pad1[3];	/*  unused */

	pid_t		p_pid;		/* :: identifier */
	struct proc 	*p_pptr;	/* l: parent */
	LIST_ENTRY(proc) p_sibling;	/* l: entry on the parent's list */
	LIST_HEAD(, proc) p_children;	/* l: children */
	LIST_HEAD(, lwp) p_lwps;	/* p: LWPs */
	struct ras	*p_raslist;	/* a: restartable sequences */

	/* Zeroed by fork from here on. */
#define	p_startzero	p_nlwps
	int 		p_nlwps;	/* p: how many LWPs */
	int 		p_nzlwps;	/* p: how many of them are zombies */
	u_int		p_nstopchild;	/* l: stopped or dead children */
	u_int		p_waited;	/* l: the parent has seen the stop */
	unsigned int	p_forktime;	/* l: seconds spent in fork */
	fixpt_t		p_pctcpu;	/* p: share used by dead LWPs */
	uint64_t	p_uticks;	/* t: ticks in user mode */
	uint64_t	p_sticks;	/* t: ticks in system mode */
	int		p_traceflag;	/* k: what is traced */
	void		*p_tracep;	/* k: where the trace goes */
	struct lcproc	*p_lwpctl;	/* p, a: shared page of the LWPs */
	char		p_comm[MAXCOMLEN + 1];
					/* p: last part of the program's name */
#define	p_endzero	p_pgid
	pid_t		p_pgid;		/* l: process group */
};

LIST_HEAD(proclist, proc);

#define	PROCLIST_FOREACH(var, head)					\
	LIST_FOREACH(var, head, p_list)

#ifdef _KERNEL
extern struct proclist	allproc;	/* all processes */
extern kmutex_t		proc_lock;

/* Who gets SIGIO: a process if positive, a group if negative. */
void	fownsignal(pid_t, int, int, int, void *);
int	fsetown(pid_t *, u_long, const void *);
int	fgetown(pid_t, u_long, void *);
#endif

#define	SIGIO		23
#define	SIGURG		16

#endif	/* !_SYS_PROC_H_ */
