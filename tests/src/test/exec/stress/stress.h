/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _LOCKWRIGHT_STRESS_H_
#define	_LOCKWRIGHT_STRESS_H_

struct socket;

int	exec_filter(struct socket *);
void	host_stuck(void) __attribute__((__noreturn__));

void	op_local(void);
void	op_upcall(void);
unsigned stress_locals(void);
unsigned stress_upcalls(void);

#endif	/* !_LOCKWRIGHT_STRESS_H_ */
