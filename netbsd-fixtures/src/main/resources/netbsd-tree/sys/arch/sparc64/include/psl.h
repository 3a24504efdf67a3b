/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SPARC64_PSL_H_
#define	_SPARC64_PSL_H_

/* Levels of the processor. */
#define	PIL_VM		7
#define	PIL_SCHED	11
#define	PIL_HIGH	15

#endif	/* !_SPARC64_PSL_H_ */
