/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The log of the kernel, and who waits for it.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: subr_log.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/condvar.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/selinfo.h>

static kmutex_t	log_lock;
static kcondvar_t log_cv;
static struct selinfo log_selp;
static void	*log_sih;

void	loginit(void);
void	logwakeup(void);

static void
logsoftintr(void *cookie)
{

	mutex_spin_enter(&log_lock);
	selnotify(&log_selp, POLLIN | POLLRDNORM, 0);
	cv_broadcast(&log_cv);
	mutex_spin_exit(&log_lock);
}

void
loginit(void)
{

	mutex_init(&log_lock, MUTEX_DEFAULT, IPL_VM);
	selinit(&log_selp);
	cv_init(&log_cv, "klog");
	log_sih = softint_establish(SOFTINT_CLOCK | SOFTINT_MPSAFE,
	    logsoftintr, NULL);
}

void
logwakeup(void)
{

	if (log_sih != NULL)
		softint_schedule(log_sih);
}
