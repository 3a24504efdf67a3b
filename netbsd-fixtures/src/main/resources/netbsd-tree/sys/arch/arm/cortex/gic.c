/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The interrupt controller of ARM.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: gic.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

#include <arm/cortex/gic_intr.h>

#define	IST_EDGE	2
#define	IST_MPSAFE	0x100

void	*intr_establish_xname(int, int, int, int (*)(void *), void *,
	    const char *);
int	pic_handle_softint(void *);
int	pic_ipi_xcall(void *);
void	armgic_attach(void);

void
armgic_attach(void)
{

#ifdef __HAVE_PIC_FAST_SOFTINTS
	intr_establish_xname(SOFTINT_BIO, IPL_SOFTBIO, IST_MPSAFE | IST_EDGE,
	    pic_handle_softint, (void *)SOFTINT_BIO, "softint bio");
	intr_establish_xname(SOFTINT_CLOCK, IPL_SOFTCLOCK,
	    IST_MPSAFE | IST_EDGE,
	    pic_handle_softint, (void *)SOFTINT_CLOCK, "softint clock");
	intr_establish_xname(SOFTINT_NET, IPL_SOFTNET, IST_MPSAFE | IST_EDGE,
	    pic_handle_softint, (void *)SOFTINT_NET, "softint net");
	intr_establish_xname(SOFTINT_SERIAL, IPL_SOFTSERIAL,
	    IST_MPSAFE | IST_EDGE,
	    pic_handle_softint, (void *)SOFTINT_SERIAL, "softint serial");
#endif
	intr_establish_xname(ARMGIC_SGI_IPIBASE, IPL_HIGH,
	    IST_MPSAFE | IST_EDGE, pic_ipi_xcall, (void *)-1, "IPI xcall");
}
