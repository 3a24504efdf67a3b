/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ALPHA_ALPHA_CPU_H_
#define	_ALPHA_ALPHA_CPU_H_

#include <sys/types.h>

/* Levels as the processor status has them. */
#define	ALPHA_PSL_IPL_0		0x0000	/* all may interrupt */
#define	ALPHA_PSL_IPL_SOFT_LO	0x0001
#define	ALPHA_PSL_IPL_SOFT_HI	0x0002
#define	ALPHA_PSL_IPL_IO_LO	0x0003
#define	ALPHA_PSL_IPL_IO_HI	0x0004
#define	ALPHA_PSL_IPL_CLOCK	0x0005
#define	ALPHA_PSL_IPL_HIGH	0x0007

unsigned long	alpha_pal_rdps(void);
unsigned long	alpha_pal_swpipl(unsigned long);

#endif	/* !_ALPHA_ALPHA_CPU_H_ */
