/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Blocks: those that a disk is done with.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: vfs_bio.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/buf.h>
#include <sys/intr.h>
#include <sys/pool.h>

static TAILQ_HEAD(, buf) biodone_queue = TAILQ_HEAD_INITIALIZER(biodone_queue);
static pool_cache_t buf_cache;
static void	*biodone_sih;

static void
biointr(void *cookie)
{
	struct buf *bp;
	int s;

	s = splvm();
	while ((bp = TAILQ_FIRST(&biodone_queue)) != NULL) {
		TAILQ_REMOVE(&biodone_queue, bp, b_actq);
		splx(s);
		bp->b_oflags |= BO_DONE;
		if (bp->b_iodone != NULL)
			(*bp->b_iodone)(bp);
		else
			pool_cache_put(buf_cache, bp);
		s = splvm();
	}
	splx(s);
}

void
bufinit(void)
{

	buf_cache = pool_cache_init(sizeof(struct buf), 0, 0, 0,
	    "bufpl", IPL_SOFTBIO);
	biodone_sih = softint_establish(SOFTINT_BIO | SOFTINT_MPSAFE, biointr,
	    NULL);
	if (biodone_sih == NULL)
		panic("bufinit: no soft interrupt");
}

/* A disk is done with a block. */
void
biodone(struct buf *bp)
{
	int s;

	s = splvm();
	TAILQ_INSERT_TAIL(&biodone_queue, bp, b_actq);
	softint_schedule(biodone_sih);
	splx(s);
}
