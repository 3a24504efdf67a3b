/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Passive serialization: readers pay with a raised level only, writers wait
 * until every CPU has been through a soft interrupt.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_pserialize.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/cpu.h>
#include <sys/evcnt.h>
#include <sys/intr.h>
#include <sys/lwp.h>
#include <sys/mutex.h>
#include <sys/pserialize.h>
#include <sys/xcall.h>

struct pserialize {
	char			psz_dummy;
};

static kmutex_t			psz_lock	__cacheline_aligned;
static struct evcnt		psz_ev_excl	__cacheline_aligned =
    EVCNT_INITIALIZER(EVCNT_TYPE_MISC, NULL, "pserialize", "alone");
EVCNT_ATTACH_STATIC(psz_ev_excl);

void
pserialize_init(void)
{

	mutex_init(&psz_lock, MUTEX_DEFAULT, IPL_NONE);
}

pserialize_t
pserialize_create(void)
{

	return kmem_zalloc(sizeof(struct pserialize), KM_SLEEP);
}

void
pserialize_destroy(pserialize_t psz)
{

	kmem_free(psz, sizeof(*psz));
}

/* The writer's side: all who read before this are gone after it. */
void
pserialize_perform(pserialize_t psz)
{

	KASSERT(!cpu_intr_p() && !cpu_softintr_p());

	/* One CPU alone has no readers but its own. */
	if (mp_online)
		xc_barrier(XC_HIGHPRI);

	mutex_enter(&psz_lock);
	psz_ev_excl.ev_count++;
	mutex_exit(&psz_lock);
}

/* The reader's side: no soft interrupt comes between these two. */
int
pserialize_read_enter(void)
{
	int s;

	s = splsoftserial();
	++curcpu()->ci_psz_read_depth;
	__insn_barrier();

	return s;
}

void
pserialize_read_exit(int s)
{

	KASSERT(cold || kpreempt_disabled());

	__insn_barrier();
	KASSERT(curcpu()->ci_psz_read_depth > 0);
	curcpu()->ci_psz_read_depth--;
	splx(s);
}

bool
pserialize_in_read_section(void)
{

	return kpreempt_disabled() && curcpu()->ci_psz_read_depth > 0;
}
