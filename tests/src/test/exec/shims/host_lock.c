/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Mutexes and the big lock, made of an atomic word and a futex.  This file
 * is built without a sanitizer, so a lock orders two threads for it only by
 * what is said to it here: nothing at all if the lock is hidden.
 */

#include <stdio.h>
#include <stdlib.h>

#include "host_impl.h"

static _Atomic uint32_t big_word;
static struct host_thread *_Atomic big_owner;

const char *
host_mutex_name(const struct host_mutex *m, char *buf, unsigned long size)
{
	char where[80];

	snprintf(buf, size, "mutex %p%s%s made in %s", m->m_self,
	    m->m_class != NULL ? " of class " : "",
	    m->m_class != NULL ? m->m_class->hc_name : "",
	    host_symbol(m->m_where, where, sizeof(where)));
	return buf;
}

static void
mutex_fault(const char *what, const struct host_mutex *m, void *pc)
{
	char name[160];

	host_fail(what, host_mutex_name(m, name, sizeof(name)), pc);
}

struct host_mutex *
host_mutex_create(const void *self, int spin, int ipl, void *pc)
{
	struct host_mutex *m = calloc(1, sizeof(*m));

	if (m == NULL)
		host_panic("no memory for a mutex");
	m->m_self = self;
	m->m_spin = spin != 0;
	m->m_ipl = ipl;
	m->m_where = pc;
	m->m_refs = 1;
	return m;
}

/* A lock that is used must be where it was made, and made at all. */
static void
mutex_check(const struct host_mutex *m, const void *self, void *pc)
{

	if (m == NULL)
		host_fail("use of a lock that is not initialized", "mutex", pc);
	if (m->m_self != self)
		mutex_fault("copy of a live lock", m, pc);
}

void
host_mutex_destroy(struct host_mutex *m, const void *self, void *pc)
{

	mutex_check(m, self, pc);
	if (atomic_load(&m->m_word) != 0)
		mutex_fault("destroy while held", m, pc);
	free(m);
}

int
host_mutex_hold(struct host_mutex *m, int change)
{

	return atomic_fetch_add(&m->m_refs, change) + change;
}

static bool
word_try(_Atomic uint32_t *word)
{
	uint32_t none = 0;

	return atomic_compare_exchange_strong(word, &none, 1);
}

static void
word_release(_Atomic uint32_t *word)
{

	if (atomic_exchange(word, 0) == 2)
		host_wake(word, 0);
}

/* What may be wrong before one even tries. */
static void
mutex_legal(struct host_mutex *m, const void *self, void *pc)
{
	struct host_thread *t = host_me;

	mutex_check(m, self, pc);
	if (atomic_load(&m->m_owner) == t)
		mutex_fault("recursion", m, pc);
	if (!m->m_spin && t->t_context == HOST_HARDINT)
		mutex_fault("adaptive lock in a hard interrupt", m, pc);
	if (!m->m_spin && t->t_nspin != 0)
		mutex_fault("adaptive lock with a spin mutex held", m, pc);
}

static void
mutex_got(struct host_mutex *m, int oldspl)
{
	struct host_thread *t = host_me;

	if (!m->m_hidden)
		__tsan_acquire(m);
	m->m_oldspl = oldspl;
	t->t_nspin += m->m_spin;
	atomic_store(&m->m_owner, t);
	if (t->t_nheld == HELD_MAX)
		host_panic("more locks held than a shim can note");
	t->t_held[t->t_nheld++] = m;
}

static int
mutex_raise(const struct host_mutex *m)
{
	const int old = host_spl(-1);

	if (m->m_spin && m->m_ipl > old)
		host_spl(m->m_ipl);
	return old;
}

void
host_mutex_enter(struct host_mutex *m, const void *self, void *pc)
{
	int big = 0, oldspl;

	mutex_legal(m, self, pc);
	host_order(m, pc);
	host_pause();
	oldspl = mutex_raise(m);
	if (!word_try(&m->m_word)) {
		/* Who blocks gives up the big lock meanwhile. */
		if (!m->m_spin)
			big = host_big_drop();
		while (atomic_exchange(&m->m_word, 2) != 0)
			host_wait(&m->m_word, 2, 0);
		host_big_retake(big);
	}
	mutex_got(m, oldspl);
}

int
host_mutex_try(struct host_mutex *m, const void *self, void *pc)
{
	int oldspl;

	mutex_legal(m, self, pc);
	oldspl = mutex_raise(m);
	if (!word_try(&m->m_word)) {
		host_spl(oldspl);
		return 0;
	}
	mutex_got(m, oldspl);
	return 1;
}

void
host_mutex_exit(struct host_mutex *m, const void *self, void *pc)
{
	struct host_thread *t = host_me;
	const bool spin = m != NULL && m->m_spin;
	int i, spl;

	mutex_check(m, self, pc);
	if (atomic_load(&m->m_owner) != t)
		mutex_fault("release of a lock not held", m, pc);
	for (i = t->t_nheld - 1; t->t_held[i] != m; i--)
		continue;
	for (t->t_nheld--; i < t->t_nheld; i++)
		t->t_held[i] = t->t_held[i + 1];
	t->t_nspin -= spin;
	t->t_fenced = false;
	spl = m->m_oldspl;
	if (!m->m_hidden)
		__tsan_release(m);
	atomic_store(&m->m_owner, NULL);
	word_release(&m->m_word);
	if (spin)
		host_spl(spl);
	host_pause();
}

int
host_mutex_owned(struct host_mutex *m, const void *self, void *pc)
{

	mutex_check(m, self, pc);
	/* As mutex_owned(9) has it: of a spin mutex, held by anybody. */
	return m->m_spin ? atomic_load(&m->m_word) != 0 :
	    atomic_load(&m->m_owner) == host_me;
}

/*
 * The big lock.  It counts as an outer lock: hidden if that is.
 */
static void
big_take(void)
{

	if (!word_try(&big_word))
		while (atomic_exchange(&big_word, 2) != 0)
			host_wait(&big_word, 2, 0);
	atomic_store(&big_owner, host_me);
	if (!host_hide)
		__tsan_acquire(&big_word);
}

static void
big_give(void)
{

	if (!host_hide)
		__tsan_release(&big_word);
	atomic_store(&big_owner, NULL);
	word_release(&big_word);
}

void
host_big_enter(int count)
{

	if (host_me->t_big == 0)
		big_take();
	host_me->t_big += count;
}

/* Leaves it count times, or for good if count is 0; how often it was held. */
int
host_big_exit(int count)
{
	const int was = host_me->t_big;

	if (was == 0 || count > was)
		host_fail("release of a lock not held", "the big lock",
		    __builtin_return_address(0));
	host_me->t_big = count == 0 ? 0 : was - count;
	if (host_me->t_big == 0)
		big_give();
	return was;
}

int
host_big_drop(void)
{

	return host_me->t_big != 0 ? host_big_exit(0) : 0;
}

void
host_big_retake(int count)
{

	if (count != 0)
		host_big_enter(count);
}
