/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _ARM_CORTEX_GIC_INTR_H_
#define _ARM_CORTEX_GIC_INTR_H_

/* The controller could keep the soft interrupts; it is not let. */
#if defined(__HAVE_FAST_SOFTINTS) && 0
#define	__HAVE_PIC_FAST_SOFTINTS
#endif

#ifdef __HAVE_PIC_FAST_SOFTINTS
#define ARMGIC_SGI_IPIBASE	SOFTINT_COUNT
#else
#define ARMGIC_SGI_IPIBASE	0
#endif

#endif	/* !_ARM_CORTEX_GIC_INTR_H_ */
