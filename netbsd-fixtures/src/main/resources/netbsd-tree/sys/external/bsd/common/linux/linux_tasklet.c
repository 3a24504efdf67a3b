/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Tasklets, as drivers from Linux want them, over soft interrupts.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: linux_tasklet.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/errno.h>
#include <sys/intr.h>
#include <sys/queue.h>

struct tasklet_struct {
	TAILQ_ENTRY(tasklet_struct) tl_entry;	/* entry on its queue */
	void		(*func)(unsigned long);
	unsigned long	data;
};

struct tasklet_queue {
	TAILQ_HEAD(, tasklet_struct) tq_head;	/* those to be run */
	void		*tq_sih;		/* runs them */
};

static struct tasklet_queue	tasklet_queue;
static struct tasklet_queue	tasklet_hi_queue;

static void	tasklet_softintr(void *);
static int	tasklet_queue_init(struct tasklet_queue *, unsigned);
static void	tasklet_queue_fini(struct tasklet_queue *);

int	linux_tasklets_init(void);
void	tasklet_schedule(struct tasklet_struct *);
void	tasklet_hi_schedule(struct tasklet_struct *);

int
linux_tasklets_init(void)
{
	int error;

	error = tasklet_queue_init(&tasklet_queue, SOFTINT_CLOCK);
	if (error != 0)
		return error;
	error = tasklet_queue_init(&tasklet_hi_queue, SOFTINT_SERIAL);
	if (error != 0)
		tasklet_queue_fini(&tasklet_queue);
	return error;
}

/* The class is up to the caller: urgent tasklets have a higher one. */
static int
tasklet_queue_init(struct tasklet_queue *tq, unsigned prio)
{

	TAILQ_INIT(&tq->tq_head);
	tq->tq_sih = softint_establish(prio|SOFTINT_MPSAFE, &tasklet_softintr,
	    tq);
	if (tq->tq_sih == NULL)
		return ENOMEM;
	return 0;
}

static void
tasklet_queue_fini(struct tasklet_queue *tq)
{

	softint_disestablish(tq->tq_sih);
}

static void
tasklet_softintr(void *cookie)
{
	struct tasklet_queue *tq = cookie;
	struct tasklet_struct *tasklet;

	while ((tasklet = TAILQ_FIRST(&tq->tq_head)) != NULL) {
		TAILQ_REMOVE(&tq->tq_head, tasklet, tl_entry);
		(*tasklet->func)(tasklet->data);
	}
}

static void
tasklet_queue_schedule(struct tasklet_queue *tq, struct tasklet_struct *tasklet)
{

	TAILQ_INSERT_TAIL(&tq->tq_head, tasklet, tl_entry);
	softint_schedule(tq->tq_sih);
}

void
tasklet_schedule(struct tasklet_struct *tasklet)
{

	tasklet_queue_schedule(&tasklet_queue, tasklet);
}

void
tasklet_hi_schedule(struct tasklet_struct *tasklet)
{

	tasklet_queue_schedule(&tasklet_hi_queue, tasklet);
}
