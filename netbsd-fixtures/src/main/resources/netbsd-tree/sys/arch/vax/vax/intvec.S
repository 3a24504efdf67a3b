/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The system control block: a vector for each 4 bytes, and from 80 on one
 * for each soft level.
 */

#include "assym.h"

#define	ISTACK	1
#define	KSTACK	0
#define	INTVEC(label,stack)	.long label+stack;
#define	NOVEC			.long stray+ISTACK;

	.globl	kernbase, rpb
rpb:
	NOVEC;				# passive release, 00
	NOVEC;				# machine check, 04
	.fill	30, 4, 0		# traps, 08 to 7C

	NOVEC;				# no such level, 80 (IPL 00)
	NOVEC;				# nobody, 84 (IPL 01)
	INTVEC(astintr, KSTACK)		# system trap, 88 (IPL 02)
	NOVEC;				# nobody, 8C (IPL 03)
	NOVEC;				# nobody, 90 (IPL 04)
	NOVEC;				# nobody, 94 (IPL 05)
	NOVEC;				# nobody, 98 (IPL 06)
	NOVEC;				# nobody, 9C (IPL 07)
	INTVEC(softclock, KSTACK);	# soft clock, A0 (IPL 08)
	NOVEC;				# nobody, A4 (IPL 09)
	NOVEC;				# nobody, A8 (IPL 10)
	INTVEC(softbio, KSTACK);	# soft bio, AC (IPL 11)
	INTVEC(softnet, KSTACK);	# soft net, B0 (IPL 12)
	INTVEC(softserial, KSTACK);	# soft serial, B4 (IPL 13)
	NOVEC;				# nobody, B8 (IPL 14)
	INTVEC(ddbtrap, ISTACK)		# debugger, BC (IPL 15)
	INTVEC(hardclock, ISTACK)	# clock, C0
