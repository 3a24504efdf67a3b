/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_SCHED_H_
#define	_SYS_SCHED_H_

#include <sys/types.h>
#include <sys/queue.h>

struct kmutex;

#define	CPUSTATES	5

/*
 * What the scheduler knows of one CPU.  Field markings and the corresponding
 * locks:
 *
 * s:	splsched, for the CPU itself only
 * m:	spc_mutex
 * (:	unlocked, stable
 * c:	cpu_lock
 */
struct schedstate_percpu {
	struct kmutex	*spc_mutex;	/* (: lock of the run queue */
	struct kmutex	*spc_lwplock;	/* (: lock of LWPs on no queue */
	struct lwp	*spc_migrating;	/* (: LWP on its way elsewhere */
	psetid_t	spc_psid;	/* c: processor set */
	time_t		spc_lastmod;	/* c: when that was last changed */
	volatile int	spc_flags;	/* s: see below */
	uint64_t	spc_cp_time[CPUSTATES];/* s: statistics */
	int		spc_ticks;	/* s: until the next sched_tick() */
	volatile pri_t	spc_curpriority;/* s: priority of what runs */
	pri_t		spc_maxpriority;/* m: highest one queued */
	u_int		spc_count;	/* m: threads queued */
	uint32_t	spc_bitmap[8];	/* m: which queues are not empty */
	TAILQ_HEAD(,lwp) *spc_queue;	/* m: a queue for each priority */
};

#define	SPCF_IDLE	0x0004
#define	SPCF_OFFLINE	0x0010

#ifdef _KERNEL
extern struct kmutex	cpu_lock;
#endif

#endif	/* !_SYS_SCHED_H_ */
