/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Locks of the classes that a tree only names yet: a mutex for each class
 * and object, in a table beside the objects.  It is made when it is first
 * taken, and ends with its object.  Built without a sanitizer, as
 * host_lock.c; never hidden.
 */

#define	_GNU_SOURCE	/* pthread_getattr_np() */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_impl.h"

#define	BUCKETS	1024
#define	CLASSES	16

static struct entry {
	const struct host_class *e_class;
	const void	*e_object;
	struct host_mutex *e_mutex;
	bool		e_copy;		/* of something on a stack */
	struct entry	*e_next;
} *table[BUCKETS];
static host_raw table_lock;
static _Atomic bool any;		/* classes are real here */

/* In the address sanitizer's runtime, if that is there. */
void	*__asan_get_current_fake_stack(void) __attribute__((__weak__));
void	*__asan_addr_is_in_fake_stack(void *, void *, void **, void **)
	    __attribute__((__weak__));

static struct entry **
bucket(const void *object)
{

	return &table[((uintptr_t)object >> 3) * 2654435761U / 4 % BUCKETS];
}

static const struct host_class *
class_find(const char *name)
{
	unsigned long i;

	for (i = 0; i < host_nclasses && i < CLASSES; i++)
		if (strcmp(host_classes[i].hc_name, name) == 0)
			return &host_classes[i];
	host_panic("a class of locks that the pack does not order");
}

/*
 * "without-CLASS=1" leaves out all that takes or gives up the locks of a
 * class, "without-CLASS=2" what asserts them, too.
 */
static bool
left_out(const struct host_class *c, int more)
{
	static _Atomic int known[CLASSES];	/* one more than the knob */
	_Atomic int *k = &known[c - host_classes];
	char knob[64];

	if (atomic_load(k) == 0) {
		snprintf(knob, sizeof(knob), "without-%s", c->hc_name);
		atomic_store(k, 1 + (int)host_knob(knob, 0));
	}
	return atomic_load(k) > 1 + more;
}

/* With the table locked. */
static struct entry *
entry_look(const struct host_class *c, const void *object)
{
	struct entry *e;

	for (e = *bucket(object); e != NULL; e = e->e_next)
		if (e->e_class == c && e->e_object == object)
			break;
	return e;
}

static struct entry *
entry_find(const struct host_class *c, const void *object)
{
	struct entry *e;

	host_raw_enter(&table_lock);
	e = entry_look(c, object);
	host_raw_exit(&table_lock);
	return e;
}

/* A copy of an object that only its own thread knows. */
static bool
own_stack(const void *p)
{
	pthread_attr_t attr;
	void *base = NULL;
	size_t size = 0;

	if (__asan_get_current_fake_stack != NULL &&
	    __asan_addr_is_in_fake_stack(__asan_get_current_fake_stack(),
	    (void *)(uintptr_t)p, NULL, NULL) != NULL)
		return true;
	if (pthread_getattr_np(pthread_self(), &attr) == 0) {
		(void)pthread_attr_getstack(&attr, &base, &size);
		(void)pthread_attr_destroy(&attr);
	}
	return (const char *)p >= (char *)base &&
	    (const char *)p < (char *)base + size;
}

/* Another thread may have been faster: then its entry is the one. */
static struct entry *
entry_make(const struct host_class *c, const void *object, void *pc)
{
	struct entry *e = calloc(1, sizeof(*e)), *other;

	if (e == NULL)
		host_panic("no memory for a lock");
	e->e_class = c;
	e->e_object = object;
	e->e_copy = !host_object_at(object);
	if (e->e_copy && !own_stack(object))
		host_fail("lock of an object that is not there", c->hc_name,
		    pc);
	e->e_mutex = host_mutex_create(object, 0, 0, pc);
	e->e_mutex->m_class = c;
	e->e_mutex->m_inner = true;
	atomic_store(&any, true);
	host_raw_enter(&table_lock);
	if ((other = entry_look(c, object)) == NULL) {
		e->e_next = *bucket(object);
		*bucket(object) = e;
	}
	host_raw_exit(&table_lock);
	if (other == NULL)
		return e;
	host_mutex_destroy(e->e_mutex, object, pc);
	free(e);
	return other;
}

/* Ends the locks in a stretch of memory; none of them may be held. */
void
host_class_end(const void *base, unsigned long size, void *pc)
{
	struct entry *e, **ep, *gone = NULL;
	const char *p = base;
	unsigned i;

	host_raw_enter(&table_lock);
	for (i = 0; i < BUCKETS; i++)
		for (ep = &table[i]; (e = *ep) != NULL; ) {
			if ((const char *)e->e_object < p ||
			    (const char *)e->e_object >= p + size) {
				ep = &e->e_next;
				continue;
			}
			*ep = e->e_next;
			e->e_next = gone;
			gone = e;
		}
	host_raw_exit(&table_lock);
	while ((e = gone) != NULL) {
		gone = e->e_next;
		host_mutex_destroy(e->e_mutex, e->e_object, pc);
		free(e);
	}
}

void
host_class_enter(const char *name, const void *object, void *pc)
{
	const struct host_class *c = class_find(name);
	struct entry *e;

	if (left_out(c, 0))
		return;
	if ((e = entry_find(c, object)) == NULL)
		e = entry_make(c, object, pc);
	host_mutex_enter(e->e_mutex, object, pc);
}

void
host_class_exit(const char *name, const void *object, void *pc)
{
	const struct host_class *c = class_find(name);
	struct entry *e;

	if (left_out(c, 0))
		return;
	if ((e = entry_find(c, object)) == NULL)
		host_fail("release of a lock not held", name, pc);
	host_mutex_exit(e->e_mutex, object, pc);
	/* Nobody will say when a copy is no more. */
	if (e->e_copy)
		host_class_end(object, 1, pc);
}

void
host_class_assert(const char *name, const void *object, void *pc)
{
	const struct host_class *c = class_find(name);
	struct entry *e;

	if (left_out(c, 1))
		return;
	if ((e = entry_find(c, object)) == NULL ||
	    !host_mutex_owned(e->e_mutex, object, pc))
		host_fail("lock of a class not held", name, pc);
}

/*
 * Where classes are real, a wakeup is a use of a field that has a key.  But
 * a condition variable is words of the shims', which no sanitizer sees: so
 * it is told as a store by who called from pc.
 */
void
host_class_wake(const void *cv, void *pc)
{

	if (atomic_load(&any) && host_object_at(cv))
		__tsan_write8_pc((void *)(uintptr_t)cv, pc);
}
