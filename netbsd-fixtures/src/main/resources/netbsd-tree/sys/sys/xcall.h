/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_XCALL_H_
#define	_SYS_XCALL_H_

#ifdef _KERNEL

#include <sys/types.h>

#define XC_HIGHPRI		0x01	/* from a soft interrupt */
#define XC_HIGHPRI_IPL(ipl)	(XC_HIGHPRI | xc_encode_ipl(ipl))

struct cpu_info;

typedef void (*xcfunc_t)(void *, void *);

/* On one CPU or on all; the number is for xc_wait(). */
uint64_t	xc_unicast(u_int, xcfunc_t, void *, void *, struct cpu_info *);
uint64_t	xc_broadcast(u_int, xcfunc_t, void *, void *);
void		xc_wait(uint64_t);
void		xc_barrier(u_int);
unsigned int	xc_encode_ipl(int);

/* For those who bring up CPUs and take their interrupts. */
void		xc_init_cpu(struct cpu_info *);
void		xc_ipi_handler(void);
void		xc_send_ipi(struct cpu_info *);
void		xc__highpri_intr(void *);

#endif	/* _KERNEL */

#endif	/* !_SYS_XCALL_H_ */
