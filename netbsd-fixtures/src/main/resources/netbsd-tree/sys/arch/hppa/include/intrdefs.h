/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HPPA_INTRDEFS_H_
#define	_HPPA_INTRDEFS_H_

/* Levels, from least to most urgent; the numbers go down. */
#define	IPL_NONE	7	/* all may interrupt */
#define	IPL_SOFTCLOCK	6	/* callouts */
#define	IPL_SOFTBIO	5	/* block I/O */
#define	IPL_SOFTNET	4	/* network protocols */
#define	IPL_SOFTSERIAL	3	/* serial lines */
#define	IPL_VM		2	/* devices, allocation of memory */
#define	IPL_SCHED	1	/* clock and scheduler */
#define	IPL_HIGH	0	/* nothing may interrupt */
#define	NIPL		8

#endif	/* !_HPPA_INTRDEFS_H_ */
