/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Constants every kernel source may count on.
 */

#ifndef _SYS_PARAM_H_
#define	_SYS_PARAM_H_

#ifdef _KERNEL_OPT
#include "opt_param.h"
#endif

#include <sys/types.h>

/* MMmmrrpp00: the version this miniature imitates, 10.99.12. */
#define	__NetBSD_Version__	1099001200

#define	MAXCOMLEN	16		/* longest command name kept */
#define	MAXHOSTNAMELEN	256		/* longest host name, with its NUL */
#ifndef MAXUSERS
#define	MAXUSERS	32
#endif

#include <machine/param.h>

/* Sizes of mbuf storage. */
#define	MSIZE		512
#define	MCLBYTES	2048
#define	MLEN		(MSIZE - 96)

/*
 * Kernel real-time priorities: the band soft interrupts fall back to when
 * they block.  One step of schedppq between classes.
 */
#define	schedppq		1
#define	NPRI_KERNEL_RT		32
#define	MAXPRI_KERNEL_RT	223
#define	PRI_SOFTSERIAL	MAXPRI_KERNEL_RT
#define	PRI_SOFTNET	(MAXPRI_KERNEL_RT - schedppq * 1)
#define	PRI_SOFTBIO	(MAXPRI_KERNEL_RT - schedppq * 2)
#define	PRI_SOFTCLOCK	(MAXPRI_KERNEL_RT - schedppq * 3)

#define	MAXPRI_KTHREAD	127
#define	PRI_XCALL	MAXPRI_KTHREAD
#define	PRI_VM		(MAXPRI_KTHREAD - schedppq * 2)

#ifndef MIN
#define	MIN(a, b)	(/*CONSTCOND*/((a) < (b)) ? (a) : (b))
#define	MAX(a, b)	(/*CONSTCOND*/((a) > (b)) ? (a) : (b))
#endif
#define	howmany(x, y)	(((x) + ((y) - 1)) / (y))
#define	roundup(x, y)	(howmany(x, y) * (y))

#endif	/* !_SYS_PARAM_H_ */
