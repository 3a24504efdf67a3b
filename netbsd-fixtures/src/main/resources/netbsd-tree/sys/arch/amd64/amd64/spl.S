/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Levels up and down, and what has waited for them to go down.
 */

#include <machine/asm.h>

#include "assym.h"

/* int splraise(int); */
ENTRY(splraise)
	movzbl	CPUVAR(ILEVEL),%eax
	cmpl	%edi,%eax
	cmoval	%eax,%edi		/* never down */
	movb	%dil,CPUVAR(ILEVEL)
	ret
END(splraise)

/*
 * A source whose handlers an LWP runs: %rax is the source, %r13 where to go
 * on after it.
 */
IDTVEC(softintr)
	movb	$IPL_HIGH,CPUVAR(ILEVEL)
	movq	CPUVAR(CURLWP),%r15
	movq	IS_LWP(%rax),%rdi
	movq	%rdi,CPUVAR(CURLWP)
	STI(di)
	movl	%ebx,%esi
	movq	%r15,%rdi
	call	_C_LABEL(softint_dispatch)
	CLI(di)
	movq	%r15,CPUVAR(CURLWP)
	jmp	*%r13
IDTVEC_END(softintr)

/* void softint_trigger(uintptr_t); */
ENTRY(softint_trigger)
	shlq	$8,%rdi			/* the level is not for us */
	shrq	$8,%rdi
	orq	%rdi,CPUVAR(IPENDING)
	ret
END(softint_trigger)

/* void spllower(int); */
ENTRY(spllower)
	movzbl	CPUVAR(ILEVEL),%edx
	cmpl	%edx,%edi
	jae	1f
	movq	CPUVAR(IPENDING),%rax
	testq	%rax,CPUVAR(IUNMASK)(,%rdi,8)
	jnz	2f
	movb	%dil,CPUVAR(ILEVEL)
1:
	ret
2:
	jmp	_C_LABEL(Xspllower)
END(spllower)

/*
 * The next source that waits and is not held back at the level in %ebx, to
 * %rax; if there is none, on to "none".  bsr finds the highest bit, so the
 * SIR_* with the highest number comes first.
 */
#define	NEXT_SOURCE(none)						\
	CLI(si)							;	\
	movl	%ebx,%ecx					;	\
	movq	CPUVAR(IPENDING),%rdx				;	\
	andq	CPUVAR(IUNMASK)(,%rcx,8),%rdx			;	\
	jz	none						;	\
	bsrq	%rdx,%rdx					;	\
	btrq	%rdx,CPUVAR(IPENDING)				;	\
	movq	CPUVAR(ISOURCES)(,%rdx,8),%rax

/* Serve one after the other. */
IDTVEC(spllower)
	pushq	%rbx
	pushq	%r13
	pushq	%r15
	movl	%edi,%ebx
	leaq	1f(%rip),%r13
1:
	NEXT_SOURCE(2f)
	jmp	*IS_RECURSE(%rax)
2:
	movb	%bl,CPUVAR(ILEVEL)
	STI(si)
	popq	%r15
	popq	%r13
	popq	%rbx
	ret
IDTVEC_END(spllower)

/* The same at the end of an interrupt. */
IDTVEC(doreti)
	popq	%rbx
	leaq	1f(%rip),%r13
1:
	NEXT_SOURCE(2f)
	jmp	*IS_RESUME(%rax)
2:
	movb	%bl,CPUVAR(ILEVEL)
	iretq
IDTVEC_END(doreti)

/* Preemption is the lowest of the soft interrupts, and has no LWP. */
IDTVEC(recurse_preempt)
	movb	$IPL_PREEMPT,CPUVAR(ILEVEL)
	STI(di)
	xorl	%edi,%edi
	call	_C_LABEL(kpreempt)
	CLI(di)
	jmp	*%r13
IDTVEC_END(recurse_preempt)

IDTVEC(resume_preempt)
	movb	$IPL_PREEMPT,CPUVAR(ILEVEL)
	STI(ax)
	call	_C_LABEL(preempt)
	CLI(ax)
	jmp	*%r13
IDTVEC_END(resume_preempt)
