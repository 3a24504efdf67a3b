/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _MIPS_LOCORE_H_
#define	_MIPS_LOCORE_H_

#include <sys/types.h>

uint32_t mips_cp0_status_read(void);
void	mips3_sd(uint64_t, uint64_t);
void	std_splsw_test(void);
void	softint_process(uint32_t);
void	softint_fast_dispatch(struct lwp *, int);

#endif	/* !_MIPS_LOCORE_H_ */
