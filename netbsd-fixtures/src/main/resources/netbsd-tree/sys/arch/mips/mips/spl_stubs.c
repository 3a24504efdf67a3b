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

int	splhigh(void)		__section(".stub");
int	splsched(void)		__section(".stub");
int	splvm(void)		__section(".stub");
int	splsoftserial(void)	__section(".stub");
int	splsoftnet(void)	__section(".stub");
int	splsoftbio(void)	__section(".stub");
int	splsoftclock(void)	__section(".stub");
int	splraise(int)		__section(".stub");
void	splx(int)		__section(".stub");
void	spl0(void)		__section(".stub");
int	splintr(uint32_t *)	__section(".stub");
void	_setsoftintr(uint32_t)	__section(".stub");
void	_clrsoftintr(uint32_t)	__section(".stub");

int
splhigh(void)
{
	return (*mips_splsw.splsw_splhigh)();
}

int
splsched(void)
{
	return (*mips_splsw.splsw_splsched)();
}

int
splvm(void)
{
	return (*mips_splsw.splsw_splvm)();
}

int
splsoftserial(void)
{
	return (*mips_splsw.splsw_splsoftserial)();
}

int
splsoftnet(void)
{
	return (*mips_splsw.splsw_splsoftnet)();
}

int
splsoftbio(void)
{
	return (*mips_splsw.splsw_splsoftbio)();
}

int
splsoftclock(void)
{
	return (*mips_splsw.splsw_splsoftclock)();
}

int
splraise(int s)
{
	return (*mips_splsw.splsw_splraise)(s);
}

void
splx(int s)
{
	(*mips_splsw.splsw_splx)(s);
}

void
spl0(void)
{
	(*mips_splsw.splsw_spl0)();
}

int
splintr(uint32_t *p)
{
	return (*mips_splsw.splsw_splintr)(p);
}

void
_setsoftintr(uint32_t m)
{
	(*mips_splsw.splsw__setsoftintr)(m);
}

void
_clrsoftintr(uint32_t m)
{
	(*mips_splsw.splsw__clrsoftintr)(m);
}
