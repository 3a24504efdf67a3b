/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _VAX_MTPR_H_
#define	_VAX_MTPR_H_

#include <sys/types.h>

/* Registers of the processor. */
#define	PR_IPL		0x12	/* current level */
#define	PR_SIRR		0x14	/* asks for a soft interrupt */

void	mtpr(register_t, int);
register_t mfpr(int);

#endif	/* !_VAX_MTPR_H_ */
