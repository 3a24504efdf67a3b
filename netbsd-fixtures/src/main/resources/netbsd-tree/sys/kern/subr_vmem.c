/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Arenas: their hash tables grow in a thread.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_vmem.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/intr.h>
#include <sys/workqueue.h>

static struct workqueue *vmem_rehash_wq;
static struct work vmem_rehash_wk;
static callout_t vmem_rehash_ch;
static int	vmem_rehash_interval;

void	vmem_rehash_start(void);

static void
vmem_rehash_all(struct work *wk, void *dummy)
{

	callout_schedule(&vmem_rehash_ch, vmem_rehash_interval);
}

static void
vmem_rehash_all_kick(void *dummy)
{

	workqueue_enqueue(vmem_rehash_wq, &vmem_rehash_wk, NULL);
}

void
vmem_rehash_start(void)
{
	int error;

	/* Work is queued by a callout, so that is the level of the queue. */
	error = workqueue_create(&vmem_rehash_wq, "vmem_rehash",
	    vmem_rehash_all, NULL, PRI_VM, IPL_SOFTCLOCK, WQ_MPSAFE);
	if (error)
		panic("vmem_rehash_start: error %d", error);
	callout_init(&vmem_rehash_ch, CALLOUT_MPSAFE);
	callout_setfunc(&vmem_rehash_ch, vmem_rehash_all_kick, NULL);
	vmem_rehash_interval = hz * 10;
	callout_schedule(&vmem_rehash_ch, vmem_rehash_interval);
}
