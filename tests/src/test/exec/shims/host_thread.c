/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Threads, time, chance, and the ways to end.  Built without a sanitizer.
 */

#define	_GNU_SOURCE
#include <sys/syscall.h>
#include <dlfcn.h>
#include <limits.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "host_impl.h"

_Thread_local struct host_thread *host_me;
bool	host_hide;

static char	**knobs;		/* the words of the command line */
static uint64_t	seed;
static _Atomic uint64_t serial;

/* Adopts the first thread; words are "name=number". */
void
host_start(int argc, char **argv)
{
	static struct host_thread first;

	(void)argc;
	knobs = argv + 1;
	seed = host_knob("seed", 1);
	host_hide = host_knob("hide", 0) != 0;
	snprintf(first.t_name, sizeof(first.t_name), "main");
	first.t_pthread = pthread_self();
	first.t_random = seed * 0x9e3779b97f4a7c15ULL + 1;
	host_me = &first;
}

unsigned long
host_knob(const char *name, unsigned long otherwise)
{
	const size_t len = strlen(name);
	char **word;

	for (word = knobs; *word != NULL; word++)
		if (strncmp(*word, name, len) == 0 && (*word)[len] == '=')
			return strtoul(*word + len + 1, NULL, 0);
	return otherwise;
}

static void *
thread_main(void *cookie)
{
	struct host_thread *t = cookie;

	host_me = t;
	(*t->t_func)(t->t_arg);
	return NULL;
}

struct host_thread *
host_spawn(const char *name, int context, void (*func)(void *), void *arg)
{
	struct host_thread *t = calloc(1, sizeof(*t));

	if (t == NULL)
		host_panic("no memory for a thread");
	snprintf(t->t_name, sizeof(t->t_name), "%s", name);
	t->t_context = context;
	t->t_func = func;
	t->t_arg = arg;
	t->t_random = (seed + ++serial) * 0x9e3779b97f4a7c15ULL + 1;
	if (pthread_create(&t->t_pthread, NULL, thread_main, t) != 0)
		host_panic("no thread to be had");
	return t;
}

void
host_join(struct host_thread *t)
{

	pthread_join(t->t_pthread, NULL);
}

struct host_thread *
host_self(void)
{

	return host_me;
}

void *
host_cpu(void)
{

	return host_me->t_cpu;
}

void
host_set_cpu(void *cpu)
{

	host_me->t_cpu = cpu;
}

int
host_context(void)
{

	return host_me->t_context;
}

int
host_set_context(int context)
{
	const int old = host_me->t_context;

	host_me->t_context = context;
	return old;
}

/* Levels are those of the thread's own CPU; nothing else looks at them. */
int
host_spl(int level)
{
	const int old = host_me->t_spl;

	if (level >= 0)
		host_me->t_spl = level;
	return old;
}

unsigned
host_random(void)
{
	uint64_t x = host_me->t_random;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	host_me->t_random = x;
	return (unsigned)(x >> 32);
}

/* Now and then, let somebody else run: two CPUs see few interleavings. */
void
host_pause(void)
{

	if (host_random() % 32 == 0)
		sched_yield();
}

void
host_usleep(unsigned us)
{
	const struct timespec ts = {
		.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000L
	};

	nanosleep(&ts, NULL);
}

unsigned long
host_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (unsigned long)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

void
host_say(const char *what, unsigned long number)
{

	printf("%s %lu\n", what, number);
	fflush(stdout);
}

void *
host_alloc(unsigned long size)
{
	void *p = malloc(size);

	if (p == NULL)
		host_panic("no memory");
	return p;
}

void
host_free(void *p)
{

	free(p);
}

const char *
host_symbol(const void *pc, char *buf, unsigned long size)
{
	Dl_info info;

	if (pc != NULL && dladdr(pc, &info) != 0 && info.dli_sname != NULL)
		snprintf(buf, size, "%s+%#lx", info.dli_sname,
		    (unsigned long)((const char *)pc -
		    (const char *)info.dli_saddr));
	else
		snprintf(buf, size, "%p", pc);
	return buf;
}

void
host_fail(const char *what, const char *lock, void *pc)
{
	char where[96], line[320];

	snprintf(line, sizeof(line), "lockwright-exec: %s: %s, at %s, thread %s\n",
	    what, lock, host_symbol(pc, where, sizeof(where)),
	    host_me != NULL ? host_me->t_name : "?");
	(void)!write(STDERR_FILENO, line, strlen(line));
	_exit(HOST_EXIT_SHIM);
}

void
host_panic(const char *what)
{
	char line[512];

	snprintf(line, sizeof(line), "lockwright-exec: panic: %s, thread %s\n",
	    what, host_me != NULL ? host_me->t_name : "?");
	(void)!write(STDERR_FILENO, line, strlen(line));
	_exit(HOST_EXIT_PANIC);
}

void	host_stuck(void) __attribute__((__noreturn__));
void
host_stuck(void)
{
	static const char line[] =
	    "lockwright-exec: stuck: threads do not come to their end\n";

	(void)!write(STDERR_FILENO, line, sizeof(line) - 1);
	_exit(HOST_EXIT_STUCK);
}

/* Waits while *word is value, for at most us microseconds unless 0. */
void
host_wait(const _Atomic uint32_t *word, uint32_t value, unsigned long us)
{
	const struct timespec ts = {
		.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000L
	};

	syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value,
	    us != 0 ? &ts : NULL, NULL, 0);
}

void
host_wake(const _Atomic uint32_t *word, int all)
{

	syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, all ? INT_MAX : 1, NULL,
	    NULL, 0);
}
