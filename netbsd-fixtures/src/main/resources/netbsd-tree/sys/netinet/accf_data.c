/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Accept filter: a connection counts when its first byte is here.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: accf_data.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/module.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

MODULE(MODULE_CLASS_MISC, accf_dataready, NULL);

static void	accf_dataready_upcall(struct socket *, void *, int, int);

static struct accept_filter accf_dataready_filter = {
	.accf_name = "dataready",
	.accf_callback = accf_dataready_upcall,
	.accf_create = NULL,
	.accf_destroy = NULL,
};

static int
accf_dataready_modcmd(modcmd_t cmd, void *arg)
{

	switch (cmd) {
	case MODULE_CMD_INIT:
		return accept_filt_add(&accf_dataready_filter);
	case MODULE_CMD_FINI:
		return 0;
	default:
		return ENOTTY;
	}
}

/* Called by sowakeup(), so with the lock. */
static void
accf_dataready_upcall(struct socket *so, void *arg, int events, int waitflag)
{

	KASSERT(solocked(so));

	if ((so->so_state & SS_CANTRCVMORE) == 0 && so->so_rcv.sb_cc == 0)
		return;
	so->so_upcall = NULL;
	so->so_rcv.sb_flags &= ~SB_UPCALL;
	soisconnected(so);
}
