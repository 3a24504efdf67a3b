/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Runs the planted fault that is named first on the command line.
 */

#include <sys/param.h>
#include <sys/systm.h>

#include "exec.h"
#include "host.h"
#include "planted.h"

static const struct planted *const groups[] = {
	planted_contexts, planted_locks, planted_orders, planted_memory,
	planted_classes,
};

void
planted_both(void (*func)(void *), void *one, void *two)
{
	struct host_thread *t1, *t2;

	t1 = exec_thread("one", HOST_THREAD, func, one);
	t2 = exec_thread("two", HOST_THREAD, func, two);
	host_join(t1);
	host_join(t2);
}

int
main(int argc, char **argv)
{
	const struct planted *p;
	u_int i;

	exec_boot(argc, argv);
	for (i = 0; argc > 1 && i < __arraycount(groups); i++)
		for (p = groups[i]; p->p_name != NULL; p++)
			if (strcmp(p->p_name, argv[1]) == 0) {
				(*p->p_run)(host_knob("bad", 0) != 0);
				host_userret("the end");
				host_say("ran to its end", 1);
				exec_halt();
				return 0;
			}
	for (i = 0; i < __arraycount(groups); i++)
		for (p = groups[i]; p->p_name != NULL; p++)
			host_say(p->p_name, i);
	return HOST_EXIT_USAGE;
}
