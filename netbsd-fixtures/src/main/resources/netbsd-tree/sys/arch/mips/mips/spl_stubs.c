/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels by way of the board's table.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: spl_stubs.c $");

#define __INTR_PRIVATE

#include <sys/param.h>

#include <mips/intr.h>
#include <mips/locore.h>

/* Boards may change these calls to direct ones, so keep them together. */
#define	STUB	__section(".stub")

void	spl0(void) STUB;
void	splx(int) STUB;
int	splraise(int) STUB;
int	splsoftclock(void) STUB;
int	splsoftbio(void) STUB;
int	splsoftnet(void) STUB;
int	splsoftserial(void) STUB;
int	splvm(void) STUB;
int	splsched(void) STUB;
int	splhigh(void) STUB;
int	splintr(uint32_t *) STUB;
void	_setsoftintr(uint32_t) STUB;
void	_clrsoftintr(uint32_t) STUB;

void
spl0(void)
{

	mips_splsw.splsw_spl0();
}

void
splx(int s)
{

	mips_splsw.splsw_splx(s);
}

int
splraise(int s)
{

	return mips_splsw.splsw_splraise(s);
}

int
splsoftclock(void)
{

	return mips_splsw.splsw_splsoftclock();
}

int
splsoftbio(void)
{

	return mips_splsw.splsw_splsoftbio();
}

int
splsoftnet(void)
{

	return mips_splsw.splsw_splsoftnet();
}

int
splsoftserial(void)
{

	return mips_splsw.splsw_splsoftserial();
}

int
splvm(void)
{

	return mips_splsw.splsw_splvm();
}

int
splsched(void)
{

	return mips_splsw.splsw_splsched();
}

int
splhigh(void)
{

	return mips_splsw.splsw_splhigh();
}

int
splintr(uint32_t *p)
{

	return mips_splsw.splsw_splintr(p);
}

void
_setsoftintr(uint32_t m)
{

	mips_splsw.splsw__setsoftintr(m);
}

void
_clrsoftintr(uint32_t m)
{

	mips_splsw.splsw__clrsoftintr(m);
}
