/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Questions about descriptors, as NetBSD 3.0 asked them.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: sys_file_30.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/socketvar.h>

int	compat_30_ispipe(unsigned);

/*
 * A pipe is a pipe, or a socket that plays one (déjà vu).  The socket is not
 * locked: the flag is set when it is made and stays.
 */
int
compat_30_ispipe(unsigned fd)
{
	file_t *fp;
	int rv;

	if ((fp = fd_getfile(fd)) == NULL)
		return -EBADF;
	rv = fp->f_type == DTYPE_PIPE || (fp->f_type == DTYPE_SOCKET &&
	    ((struct socket *)fp->f_data)->so_state & SS_ISAPIPE);
	fd_putfile(fd);
	return rv;
}
