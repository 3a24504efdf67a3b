/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Cards in the slots of an Alchemy board.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: aupcmcia.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

struct aupcm_slot {
	int		(*as_intr)(void *); /* handler of the card */
	void		*as_intrarg;
	void		*as_softint;	/* calls it */
};

void	aupcm_intr_establish(struct aupcm_slot *, int (*)(void *), void *);
int	aupcm_card_intr(void *);

static void
aupcm_softintr(void *arg)
{
	struct aupcm_slot *sp = arg;

	(*sp->as_intr)(sp->as_intrarg);
}

void
aupcm_intr_establish(struct aupcm_slot *sp, int (*handler)(void *), void *arg)
{

	sp->as_intr = handler;
	sp->as_intrarg = arg;
	/* XXX a level where a class belongs, as in the real one */
	sp->as_softint = softint_establish(IPL_SOFTNET, aupcm_softintr, sp);
}

int
aupcm_card_intr(void *arg)
{
	struct aupcm_slot *sp = arg;

	softint_schedule(sp->as_softint);
	return 1;
}
