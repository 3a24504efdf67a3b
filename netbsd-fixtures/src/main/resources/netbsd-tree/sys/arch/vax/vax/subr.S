/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Where the vectors of the soft interrupts lead.
 */

#include "assym.h"

#define	SCBENTRY(name)	.text; .align 2; .globl name; name:

	.text
softint_common:
	mfpr	$PR_IPL,%r1		/* level to go back to */
	mtpr	$IPL_HIGH,$PR_IPL
	movpsl	-(%sp)
	pushab	softint_cleanup
	svpctx
	mfpr	$PR_SSP,%r6		/* curlwp */
	movl	L_CPU(%r6),%r8
	movl	CI_SOFTLWPS(%r8)[%r0],%r2
	movl	L_PCB(%r2),%r3		/* its context is the next one */
	mtpr	PCB_PADDR(%r3),$PR_PCBB
	ldpctx
	rei

SCBENTRY(softclock)
	pushr	$0x3			/* r0 and r1 */
	movl	$SOFTINT_CLOCK,%r0
	brb	softint_common

SCBENTRY(softbio)
	pushr	$0x3			/* r0 and r1 */
	movl	$SOFTINT_BIO,%r0
	brb	softint_common

SCBENTRY(softnet)
	pushr	$0x3			/* r0 and r1 */
	movl	$SOFTINT_NET,%r0
	brb	softint_common

SCBENTRY(softserial)
	pushr	$0x3			/* r0 and r1 */
	movl	$SOFTINT_SERIAL,%r0
	brb	softint_common
