/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Terminals: signals that an interrupt handler cannot send itself.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: tty.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/tty.h>

kmutex_t	tty_lock;
static struct ttylist tty_sigqueue = TAILQ_HEAD_INITIALIZER(tty_sigqueue);
static void	*tty_sigsih;

static void	ttysigintr(void *);

void
tty_init(void)
{

	mutex_init(&tty_lock, MUTEX_DEFAULT, IPL_VM);
	tty_sigsih = softint_establish(SOFTINT_CLOCK, ttysigintr, NULL);
	KASSERT(tty_sigsih != NULL);
}

/* Called with the mutex, for the mutex is a spin mutex. */
void
ttysig(struct tty *tp, int sig)
{

	KASSERT(mutex_owned(&tty_lock));

	tp->t_sigs[sig / 32] |= 1U << (sig % 32);
	if (tp->t_sigcount++ == 0)
		TAILQ_INSERT_TAIL(&tty_sigqueue, tp, tty_link);
	softint_schedule(tty_sigsih);
}

static void
ttysigintr(void *cookie)
{
	struct tty *tp;

	mutex_spin_enter(&tty_lock);
	while ((tp = TAILQ_FIRST(&tty_sigqueue)) != NULL) {
		TAILQ_REMOVE(&tty_sigqueue, tp, tty_link);
		tp->t_sigcount = 0;
		mutex_spin_exit(&tty_lock);
		pgsignal(tp->t_pgrp, SIGIO, 1);
		mutex_spin_enter(&tty_lock);
	}
	mutex_spin_exit(&tty_lock);
}
