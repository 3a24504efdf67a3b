/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Socket options, as NetBSD 5.0 knew them.  This file came from a system
 * that ends its lines with two characters.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_socket_50.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

int	compat_50_settimeo(struct socket *, int, int);

int
compat_50_settimeo(struct socket *so, int which, int ticks)
{
	int error = 0;

	if (ticks < 0)
		return EINVAL;
	solock(so);
	if (so->so_state & SS_CANTRCVMORE)
		error = EINVAL;
	else if (which == 0)
		so->so_rcv.sb_timeo = ticks;
	else {
		so->so_snd.sb_timeo = ticks;
		so->so_state &= ~SS_RESTARTSYS;
	}
	sounlock(so);
	return error;
}
