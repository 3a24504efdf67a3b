/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Entropy: samples wait in a buffer of each CPU until a soft interrupt
 * carries them into the pool.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: kern_entropy.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/condvar.h>
#include <sys/intr.h>
#include <sys/lwp.h>
#include <sys/mutex.h>
#include <sys/percpu.h>

/* The buffer of one CPU. */
struct entropy_cpu {
	uint32_t	ec_pool;	/* samples, mixed */
	unsigned int	ec_pending;	/* how many */
	bool		ec_locked;	/* in use on this CPU */
};

struct entropy_cpu_lock {
	int		ecl_s;		/* level to go back to */
};

static struct {
	kmutex_t	lock;		/* of all below */
	kcondvar_t	cv;		/* waits for entropy */
	uint32_t	pool;
	unsigned int	epoch;
} entropy_global;
#define	E	(&entropy_global)

static percpu_t	*entropy_percpu;
static void	*entropy_sih;

void	entropy_init(void);
void	entropy_init_late(void);
bool	entropy_enter_intr(uint32_t);
void	entropy_consolidate(void);

/*
 * The buffer, with everything held back that could want it on this CPU:
 * soft interrupts of every class.  Hard ones see ec_locked and go away.
 */
static struct entropy_cpu *
entropy_cpu_get(struct entropy_cpu_lock *lock)
{
	struct entropy_cpu *ec;

	ec = percpu_getref(entropy_percpu);
	lock->ecl_s = splsoftserial();
	KASSERT(!ec->ec_locked);
	ec->ec_locked = true;
	__insn_barrier();

	return ec;
}

static void
entropy_cpu_put(struct entropy_cpu_lock *lock, struct entropy_cpu *ec)
{

	KASSERT(ec->ec_locked);

	__insn_barrier();
	ec->ec_locked = false;
	splx(lock->ecl_s);
	percpu_putref(entropy_percpu);
}

static void
entropy_softintr(void *cookie)
{
	struct entropy_cpu_lock lock;
	struct entropy_cpu *ec;

	ec = entropy_cpu_get(&lock);
	mutex_enter(&E->lock);
	E->pool ^= ec->ec_pool;
	ec->ec_pending = 0;
	cv_broadcast(&E->cv);
	mutex_exit(&E->lock);
	entropy_cpu_put(&lock, ec);
}

void
entropy_init(void)
{

	mutex_init(&E->lock, MUTEX_DEFAULT, IPL_SOFTSERIAL);
	cv_init(&E->cv, "entropy");
	entropy_percpu = percpu_alloc(sizeof(struct entropy_cpu));
}

/* Once soft interrupts can be made. */
void
entropy_init_late(void)
{

	/* The highest class, as samples should not wait. */
	entropy_sih = softint_establish(SOFTINT_SERIAL|SOFTINT_MPSAFE,
	    &entropy_softintr, NULL);
	if (entropy_sih == NULL)
		panic("entropy_init_late: no soft interrupt");
}

/* Takes a sample from any context.  True if there are enough by now. */
bool
entropy_enter_intr(uint32_t sample)
{
	struct entropy_cpu *ec;
	bool full = false;
	int s;

	/*
	 * A thread must hold back what an interrupt handler, our usual
	 * caller, holds back by itself: all up to IPL_SOFTSERIAL.
	 */
	s = splsoftserial();

	ec = percpu_getref(entropy_percpu);
	if (ec->ec_locked)
		goto out;
	ec->ec_locked = true;
	__insn_barrier();

	ec->ec_pool = (ec->ec_pool << 1) ^ sample;
	if (++ec->ec_pending >= 32) {
		softint_schedule(entropy_sih);
		full = true;
	}

	__insn_barrier();
	ec->ec_locked = false;
out:	percpu_putref(entropy_percpu);
	splx(s);

	return full;
}

void
entropy_consolidate(void)
{

	mutex_enter(&E->lock);
	E->epoch++;
	mutex_exit(&E->lock);
}
