/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Condition variables, reader/writer locks, and the locks of the shims
 * themselves.  Built without a sanitizer, as host_lock.c.
 */

#include <stdio.h>
#include <stdlib.h>

#include "host_impl.h"

struct host_cond {
	_Atomic uint32_t c_word;	/* changes with every wakeup */
	_Atomic int	c_waiters;
	const void	*c_self;
	const char	*c_name;
	struct host_cond *c_next;	/* free ones are kept */
};

struct host_rwlock {
	_Atomic uint32_t r_word;	/* lock of the rest */
	_Atomic uint32_t r_turn;	/* changes with every release */
	struct host_thread *r_writer;
	int		r_readers;
	const void	*r_self;
	void		*r_where;
	char		r_sync;		/* what readers leave for writers */
};

/*
 * host_signal() may look at one that has just been destroyed, so the memory
 * stays what it is.
 */
static struct host_cond *cond_free;
static host_raw cond_lock;

struct host_cond *
host_cond_create(const void *self, const char *name)
{
	struct host_cond *c;

	host_raw_enter(&cond_lock);
	if ((c = cond_free) != NULL)
		cond_free = c->c_next;
	host_raw_exit(&cond_lock);
	if (c == NULL && (c = calloc(1, sizeof(*c))) == NULL)
		host_panic("no memory for a condition variable");
	c->c_self = self;
	c->c_name = name;
	return c;
}

static void
cond_check(const struct host_cond *c, const void *self, void *pc)
{

	if (c == NULL)
		host_fail("use of a lock that is not initialized",
		    "condition variable", pc);
	if (c->c_self != self)
		host_fail("copy of a live lock", c->c_name, pc);
}

void
host_cond_destroy(struct host_cond *c, const void *self, void *pc)
{

	cond_check(c, self, pc);
	if (atomic_load(&c->c_waiters) != 0)
		host_fail("destroy while threads wait", c->c_name, pc);
	c->c_self = NULL;
	host_raw_enter(&cond_lock);
	c->c_next = cond_free;
	cond_free = c;
	host_raw_exit(&cond_lock);
}

int
host_cond_waiters(struct host_cond *c)
{

	return atomic_load(&c->c_waiters);
}

/*
 * May this thread sleep?  Held adaptive mutexes do not matter, unless they
 * are the inner ones of a class: what they protect is short.
 */
void
host_sleepable(const char *what, void *pc)
{
	struct host_thread *t = host_me;
	int i;

	if (t->t_context == HOST_SOFTINT)
		host_fail("sleep in a soft interrupt", what, pc);
	if (t->t_context == HOST_HARDINT)
		host_fail("sleep in a hard interrupt", what, pc);
	if (t->t_nspin != 0)
		host_fail("sleep with a spin mutex held", what, pc);
	for (i = 0; i < t->t_nheld; i++)
		if (t->t_held[i]->m_inner)
			host_fail("sleep with the lock of a class held", what,
			    pc);
}

/* 0 for a wakeup, 1 if time is up, 2 for a signal. */
int
host_cond_wait(struct host_cond *c, const void *self, struct host_mutex *m,
    const void *mself, unsigned long us, int catch, void *pc)
{
	const unsigned long start = host_now();
	struct host_thread *t = host_me;
	uint32_t turn;
	int big, result = 0;

	cond_check(c, self, pc);
	host_sleepable(c->c_name, pc);
	if (!host_mutex_owned(m, mself, pc))
		host_fail("wait without the interlock", c->c_name, pc);
	big = host_big_drop();
	atomic_fetch_add(&c->c_waiters, 1);
	turn = atomic_load(&c->c_word);
	atomic_store(&t->t_cond, c);
	host_mutex_exit(m, mself, pc);
	while (atomic_load(&c->c_word) == turn) {
		const unsigned long gone = host_now() - start;

		if (catch && atomic_load(&t->t_signal) != 0)
			break;
		if (us != 0 && gone >= us) {
			result = 1;
			break;
		}
		host_wait(&c->c_word, turn, us != 0 ? us - gone : 0);
	}
	atomic_store(&t->t_cond, NULL);
	if (catch && atomic_exchange(&t->t_signal, 0) != 0)
		result = 2;
	host_mutex_enter(m, mself, pc);
	atomic_fetch_sub(&c->c_waiters, 1);
	host_big_retake(big);
	return result;
}

void
host_cond_wake(struct host_cond *c, const void *self, int all, void *pc)
{

	cond_check(c, self, pc);
	if (atomic_load(&c->c_waiters) == 0)
		return;
	atomic_fetch_add(&c->c_word, 1);
	host_wake(&c->c_word, all);
}

/* Interrupts the wait of a thread, this one or the next one it begins. */
void
host_signal(struct host_thread *t)
{
	struct host_cond *c;

	atomic_store(&t->t_signal, 1);
	if ((c = atomic_load(&t->t_cond)) != NULL) {
		atomic_fetch_add(&c->c_word, 1);
		host_wake(&c->c_word, 1);
	}
}

void
host_raw_enter(host_raw *raw)
{
	_Atomic uint32_t *word = (_Atomic uint32_t *)&raw->word;
	uint32_t none = 0;

	if (!atomic_compare_exchange_strong(word, &none, 1))
		while (atomic_exchange(word, 2) != 0)
			host_wait(word, 2, 0);
}

void
host_raw_exit(host_raw *raw)
{
	_Atomic uint32_t *word = (_Atomic uint32_t *)&raw->word;

	if (atomic_exchange(word, 0) == 2)
		host_wake(word, 0);
}

unsigned
host_event_read(const unsigned *event)
{

	return atomic_load((const _Atomic uint32_t *)event);
}

void
host_event_wait(const unsigned *event, unsigned seen, unsigned long us)
{
	const int big = host_big_drop();

	host_wait((const _Atomic uint32_t *)event, seen, us);
	host_big_retake(big);
}

void
host_event_bump(unsigned *event)
{

	atomic_fetch_add((_Atomic uint32_t *)event, 1);
	host_wake((_Atomic uint32_t *)event, 1);
}

void
host_sync_out(const void *p)
{

	__tsan_release((void *)(uintptr_t)p);
}

void
host_sync_in(const void *p)
{

	__tsan_acquire((void *)(uintptr_t)p);
}

/* A release fence: what this thread stores next into a volatile orders. */
void
host_fence(void)
{

	host_me->t_fenced = true;
}

struct host_rwlock *
host_rw_create(const void *self, void *pc)
{
	struct host_rwlock *r = calloc(1, sizeof(*r));

	if (r == NULL)
		host_panic("no memory for a lock");
	r->r_self = self;
	r->r_where = pc;
	return r;
}

static void
rw_check(const struct host_rwlock *r, const void *self, void *pc)
{

	if (r == NULL)
		host_fail("use of a lock that is not initialized", "rwlock",
		    pc);
	if (r->r_self != self)
		host_fail("copy of a live lock", "rwlock", pc);
}

void
host_rw_destroy(struct host_rwlock *r, const void *self, void *pc)
{

	rw_check(r, self, pc);
	if (r->r_writer != NULL || r->r_readers != 0)
		host_fail("destroy while held", "rwlock", pc);
	free(r);
}

int
host_rw_enter(struct host_rwlock *r, const void *self, int write, int wait,
    void *pc)
{
	uint32_t turn;
	bool got;
	int big;

	rw_check(r, self, pc);
	if (host_me->t_context == HOST_HARDINT)
		host_fail("adaptive lock in a hard interrupt", "rwlock", pc);
	for (;;) {
		host_raw_enter((host_raw *)&r->r_word);
		if (r->r_writer == host_me)
			host_fail("recursion", "rwlock", pc);
		got = r->r_writer == NULL && (!write || r->r_readers == 0);
		if (got && write)
			r->r_writer = host_me;
		else if (got)
			r->r_readers++;
		turn = atomic_load(&r->r_turn);
		host_raw_exit((host_raw *)&r->r_word);
		if (got || !wait)
			break;
		big = host_big_drop();
		host_wait(&r->r_turn, turn, 0);
		host_big_retake(big);
	}
	if (got)
		__tsan_acquire(r);
	if (got && write)
		__tsan_acquire(&r->r_sync);
	return got;
}

void
host_rw_exit(struct host_rwlock *r, const void *self, void *pc)
{

	rw_check(r, self, pc);
	host_raw_enter((host_raw *)&r->r_word);
	if (r->r_writer == host_me) {
		__tsan_release(r);
		r->r_writer = NULL;
	} else if (r->r_readers > 0) {
		__tsan_release(&r->r_sync);
		r->r_readers--;
	} else
		host_fail("release of a lock not held", "rwlock", pc);
	atomic_fetch_add(&r->r_turn, 1);
	host_raw_exit((host_raw *)&r->r_word);
	host_wake(&r->r_turn, 1);
}

int
host_rw_held(struct host_rwlock *r, int write)
{

	return write ? r->r_writer == host_me : r->r_readers != 0;
}
