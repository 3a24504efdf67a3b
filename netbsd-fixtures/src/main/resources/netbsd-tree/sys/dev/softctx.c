/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Contexts of a make-believe crypto device.  Nothing here is a socket, but
 * two of the names are those of one: "so" is a soft offload, and its so_state
 * has nothing to do with the so_state of a struct socket.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: softctx.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mutex.h>
#include <sys/queue.h>

#define	SO_CTX_BUSY	0x01
#define	SO_CTX_DEAD	0x02

/*
 * Locks used to protect the fields:
 *
 * s:	so_mtx
 */
struct soft_ctx {
	SLIST_ENTRY(soft_ctx) so_list;	/* s: entry on softctxs */
	int		so_state;	/* s: SO_CTX_* */
	u_int		so_jobs;	/* s: jobs done */
};

static SLIST_HEAD(, soft_ctx) softctxs = SLIST_HEAD_INITIALIZER(softctxs);
static kmutex_t	so_mtx;

struct soft_ctx *softctx_get(void);
void	softctx_put(struct soft_ctx *);

struct soft_ctx *
softctx_get(void)
{
	struct soft_ctx *so;

	mutex_enter(&so_mtx);
	SLIST_FOREACH(so, &softctxs, so_list) {
		if ((so->so_state & (SO_CTX_BUSY|SO_CTX_DEAD)) == 0)
			break;
	}
	if (so != NULL)
		so->so_state |= SO_CTX_BUSY;
	mutex_exit(&so_mtx);
	return so;
}

void
softctx_put(struct soft_ctx *so)
{

	mutex_enter(&so_mtx);
	KASSERT(so->so_state & SO_CTX_BUSY);
	so->so_state &= ~SO_CTX_BUSY;
	so->so_jobs++;
	mutex_exit(&so_mtx);
}
