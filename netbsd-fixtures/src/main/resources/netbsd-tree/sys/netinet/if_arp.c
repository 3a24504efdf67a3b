/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Addresses of neighbours: learnt from replies, forgotten after a while.
 *
 * The table belongs to IPL_SOFTNET; its timers are callouts without
 * CALLOUT_MPSAFE, so they run with the big lock at IPL_SOFTCLOCK.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: if_arp.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/callout.h>
#include <sys/errno.h>
#include <sys/intr.h>
#include <sys/pool.h>
#include <sys/psref.h>
#include <sys/queue.h>

struct llentry {
	LIST_ENTRY(llentry) lle_next;	/* entry on arp_list */
	callout_t	la_timer;	/* forgets it */
	uint32_t	la_addr;	/* address of the neighbour */
	int		la_asked;	/* requests without an answer */
};

static LIST_HEAD(, llentry) arp_list = LIST_HEAD_INITIALIZER(arp_list);
static int	arp_count;
static int	arp_inuse;		/* packets that wait for a reply */
static int	arp_keep = 20 * 60;
static struct pool llentry_pool;
static struct psref_class *arp_psref_class;

void	arp_init(void);
int	arp_add(uint32_t);
int	arp_delete(uint32_t);
void	arp_drain(void);
void	arp_hold(void);

static void	arptimer(void *);

void
arp_init(void)
{

	pool_init(&llentry_pool, sizeof(struct llentry), 0, 0, 0, "llepl",
	    NULL, IPL_SOFTNET);
	arp_psref_class = psref_class_create("arp", IPL_SOFTNET);
}

/* Time is up: the only other place where entries go. */
static void
arptimer(void *arg)
{
	struct llentry *la = arg;

	LIST_REMOVE(la, lle_next);
	arp_count--;
	pool_put(&llentry_pool, la);
}

int
arp_add(uint32_t addr)
{
	struct llentry *la;
	int s;

	la = pool_get(&llentry_pool, PR_NOWAIT);
	if (la == NULL)
		return ENOBUFS;
	la->la_addr = addr;
	la->la_asked = 0;
	callout_init(&la->la_timer, 0);
	callout_setfunc(&la->la_timer, arptimer, la);

	s = splsoftnet();
	LIST_INSERT_HEAD(&arp_list, la, lle_next);
	arp_count++;
	callout_schedule(&la->la_timer, arp_keep * hz);
	splx(s);
	return 0;
}

int
arp_delete(uint32_t addr)
{
	struct llentry *la;
	int s;

	s = splsoftnet();
	LIST_FOREACH(la, &arp_list, lle_next) {
		if (la->la_addr == addr)
			break;
	}
	if (la == NULL) {
		splx(s);
		return ESRCH;
	}
	callout_stop(&la->la_timer);
	LIST_REMOVE(la, lle_next);
	arp_count--;
	splx(s);

	pool_put(&llentry_pool, la);
	return 0;
}

/* Memory is short. */
void
arp_drain(void)
{
	struct llentry *la, *nla;
	int s;

	s = splsoftnet();
	LIST_FOREACH_SAFE(la, &arp_list, lle_next, nla) {
		callout_stop(&la->la_timer);
		LIST_REMOVE(la, lle_next);
		arp_count--;
		pool_put(&llentry_pool, la);
	}
	splx(s);
}

/* Counts a packet that waits; no timer looks at that. */
void
arp_hold(void)
{
	int s;

	s = splsoftnet();
	arp_inuse++;
	splx(s);
}
