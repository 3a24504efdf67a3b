/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _M68K_PSL_H_
#define	_M68K_PSL_H_

#include <sys/types.h>

#define	PSL_IPL0	0x0000
#define	PSL_IPL1	0x0100
#define	PSL_IPL2	0x0200
#define	PSL_IPL3	0x0300
#define	PSL_IPL4	0x0400
#define	PSL_IPL5	0x0500
#define	PSL_IPL6	0x0600
#define	PSL_IPL7	0x0700
#define	PSL_S		0x2000	/* supervisor */

#ifdef _KERNEL
int	_splraise(int);
int	_spl0(void);
void	_splx(int);
int	spl7(void);
#endif

#endif	/* !_M68K_PSL_H_ */
