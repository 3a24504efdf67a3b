/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _HP300_INTR_H_
#define	_HP300_INTR_H_

#ifdef _KERNEL

#include <m68k/psl.h>

#define	MACHINE_PSL_IPL_SOFTCLOCK	PSL_IPL1
#define	MACHINE_PSL_IPL_SOFTBIO		PSL_IPL1
#define	MACHINE_PSL_IPL_SOFTNET		PSL_IPL1
#define	MACHINE_PSL_IPL_SOFTSERIAL	PSL_IPL1
#define	MACHINE_PSL_IPL_VM		PSL_IPL5
#define	MACHINE_PSL_IPL_SCHED		PSL_IPL6

#endif /* _KERNEL */

#include <m68k/intr.h>

#endif	/* !_HP300_INTR_H_ */
