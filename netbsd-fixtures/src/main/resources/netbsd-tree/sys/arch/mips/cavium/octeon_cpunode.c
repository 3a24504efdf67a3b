/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The cores of an Octeon, each with a watchdog of its own.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: octeon_cpunode.c $");

#include "wdog.h"
#ifdef _KERNEL_OPT
#include "opt_multiprocessor.h"
#endif

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>

#include <mips/locore.h>

/* What the board keeps of a core. */
struct cpu_softc {
	struct cpu_info	*cpu_ci;
	void		*cpu_wdog_sih;	/* pats the watchdog */
	uint64_t	cpu_wdog;	/* address of its register */
	uint64_t	cpu_pp_poke;	/* a write here pats it */
};

void	cpu_cpunode_attach_common(struct cpu_info *);
void	wdog_cpunode_ipi(struct cpu_info *);
void	cpu_send_ipi(struct cpu_info *, int);
int	wdog_cpunode_tickle(void);

static void
wdog_cpunode_poke(void *arg)
{
	struct cpu_softc *cpu = arg;

	mips3_sd(cpu->cpu_pp_poke, 0);
}

void
cpu_cpunode_attach_common(struct cpu_info *ci)
{
	struct cpu_softc * const cpu = ci->ci_softc;

	cpu->cpu_ci = ci;
#if NWDOG > 0
	/*
	 * If the lowest soft interrupt does not get through for long, the
	 * board starts anew.
	 */
	cpu->cpu_wdog_sih = softint_establish(SOFTINT_CLOCK|SOFTINT_MPSAFE,
	    wdog_cpunode_poke, cpu);
	KASSERT(cpu->cpu_wdog_sih != NULL);
#endif
}

/* Another core asks us to pat our watchdog. */
void
wdog_cpunode_ipi(struct cpu_info *ci)
{
	struct cpu_softc * const cpu = ci->ci_softc;

	softint_schedule(cpu->cpu_wdog_sih);
}

int
wdog_cpunode_tickle(void)
{

	wdog_cpunode_poke(curcpu()->ci_softc);
#ifdef MULTIPROCESSOR
	cpu_send_ipi(NULL, IPI_WDOG);
#endif
	return 0;
}
