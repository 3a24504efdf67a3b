/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What all processors of the family need: here, a test of the levels.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: mips_machdep.c $");

#define __INTR_PRIVATE

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/intr.h>
#include <sys/lwp.h>

#include <mips/cpuregs.h>
#include <mips/locore.h>

struct splsw mips_splsw;

const char * const mips_ipl_names[] = _IPL_NAMES("ipl ");

#ifdef PARANOIA
/* The level is this one, and nothing that it holds back is let in. */
static void
_spl_holds(int level)
{

	KASSERT(curcpu()->ci_cpl == level);
	KASSERT((mips_cp0_status_read() & ipl_sr_map.sr_bits[level]) == 0);
}

/* Up the levels one by one, with a look at the status register on each. */
void
std_splsw_test(void)
{
	uint32_t below = 0;
	int s;

	splx(IPL_NONE);
	_spl_holds(IPL_NONE);

	s = splsoftclock();
	_spl_holds(IPL_SOFTCLOCK);
	KASSERT(s == IPL_NONE);

	s = splsoftbio();
	_spl_holds(IPL_SOFTBIO);
	KASSERT(s == IPL_SOFTCLOCK);

	s = splsoftnet();
	_spl_holds(IPL_SOFTNET);
	KASSERT(s == IPL_SOFTBIO);

	s = splsoftserial();
	_spl_holds(IPL_SOFTSERIAL);
	KASSERT(s == IPL_SOFTNET);

	s = splvm();
	_spl_holds(IPL_VM);
	KASSERT(s == IPL_SOFTSERIAL);

	s = splsched();
	_spl_holds(IPL_SCHED);
	KASSERT(s == IPL_VM);

	s = splhigh();
	_spl_holds(IPL_HIGH);
	KASSERT(s == IPL_SCHED);

	splx(IPL_NONE);
	KASSERT((mips_cp0_status_read() & MIPS_INT_MASK) == MIPS_INT_MASK);

	for (int level = IPL_SOFTCLOCK; level <= IPL_HIGH; level++) {
		/* A level holds back what those below it hold back. */
		KASSERT((below & ~ipl_sr_map.sr_bits[level]) == 0);
		below = ipl_sr_map.sr_bits[level];

		/* Once there, it stays. */
		s = splraise(level);
		KASSERT(splraise(level) == level);
		splx(s);
	}
}
#endif /* PARANOIA */
