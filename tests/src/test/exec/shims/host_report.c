/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What is known of objects and classes: the declared order of locks, and the
 * names of the fields a race report is about.  Built without a sanitizer.
 */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "host_impl.h"

#define	OBJECTS	4096

static struct object {
	const char	*o_name;
	const char	*o_base;
	unsigned long	o_size;
} objects[OBJECTS];
static unsigned	nobjects;
static host_raw	objects_lock;

void
host_object_add(const char *name, const void *base, unsigned long size)
{
	unsigned i;

	host_raw_enter(&objects_lock);
	for (i = 0; i < nobjects && objects[i].o_base != NULL; i++)
		continue;
	if (i == OBJECTS)
		host_panic("more objects than a shim can note");
	objects[i] = (struct object){ name, base, size };
	if (i == nobjects)
		nobjects++;
	host_raw_exit(&objects_lock);
}

void
host_object_remove(const void *base)
{
	unsigned i;

	host_raw_enter(&objects_lock);
	for (i = 0; i < nobjects; i++)
		if (objects[i].o_base == base)
			objects[i].o_base = NULL;
	host_raw_exit(&objects_lock);
}

/* The object around an address; false if none is known. */
static bool
object_find(const void *address, struct object *found)
{
	const char *p = address;
	bool any = false;
	unsigned i;

	host_raw_enter(&objects_lock);
	for (i = 0; i < nobjects && !any; i++)
		if (objects[i].o_base != NULL && p >= objects[i].o_base &&
		    p < objects[i].o_base + objects[i].o_size) {
			*found = objects[i];
			any = true;
		}
	host_raw_exit(&objects_lock);
	return any;
}

int
host_object_at(const void *address)
{
	struct object o;

	return object_find(address, &o);
}

/*
 * A lock is of the class that is named; of the one whose field it is; or of
 * the outer class if it was made as an object of its own.
 */
void
host_mutex_classify(struct host_mutex *m, const char *name, int own)
{
	const struct host_class *c;
	struct object o = { NULL, NULL, 0 };
	unsigned long i;
	const bool inside = name == NULL && object_find(m->m_self, &o);

	for (i = 0; i < host_nclasses && m->m_class == NULL; i++) {
		c = &host_classes[i];
		if (name != NULL ? strcmp(c->hc_name, name) == 0 :
		    own ? strcmp(c->hc_name, host_outer) == 0 :
		    inside && c->hc_object != NULL &&
		    strcmp(c->hc_object, o.o_name) == 0 &&
		    c->hc_offset == (unsigned long)
		    ((const char *)m->m_self - o.o_base))
			m->m_class = c;
	}
	if (m->m_class != NULL)
		m->m_hidden = host_hide &&
		    strcmp(m->m_class->hc_name, host_outer) == 0;
}

/*
 * A class must not nest in one of its own level, and that is itself, too.
 * The outer class may: a pair of local sockets takes up its own lock, and
 * gives it up, with the common one held.
 */
void
host_order(struct host_mutex *m, void *pc)
{
	const struct host_class *held;
	char name[160], what[224];
	int i;

	if (m->m_class == NULL)
		return;
	for (i = 0; i < host_me->t_nheld; i++) {
		held = host_me->t_held[i]->m_class;
		if (held == NULL || held->hc_level < m->m_class->hc_level)
			continue;
		if (strcmp(held->hc_name, host_outer) == 0 &&
		    strcmp(m->m_class->hc_name, host_outer) == 0)
			continue;
		snprintf(what, sizeof(what), "order against the declaration: "
		    "%s after %s", m->m_class->hc_name, held->hc_name);
		host_fail(what, host_mutex_name(m, name, sizeof(name)), pc);
	}
}

/* Back to userland: nothing may be held any more. */
void
host_userret(const char *what)
{
	struct host_thread *t = host_me;
	char name[160];

	if (t->t_nheld != 0)
		host_fail("lock held on return to userland",
		    host_mutex_name(t->t_held[0], name, sizeof(name)), NULL);
	if (t->t_big != 0)
		host_fail("big lock held on return to userland", what, NULL);
	if (t->t_spl != 0)
		host_fail("level raised on return to userland", what, NULL);
}

#ifdef LOCKWRIGHT_TSAN
int	__tsan_get_report_data(void *, const char **, int *, int *, int *,
	    int *, int *, int *, int *, void **, unsigned long);
int	__tsan_get_report_mop(void *, unsigned long, int *, void **, int *,
	    int *, int *, void **, unsigned long);
void	__tsan_on_report(void *);

/* The field of the innermost row that covers an offset. */
static const struct host_field *
field_find(const char *object, unsigned long offset)
{
	const struct host_field *f, *best = NULL;
	unsigned long i;

	for (i = 0; i < host_nfields; i++) {
		f = &host_fields[i];
		if (strcmp(f->hf_object, object) == 0 &&
		    offset >= f->hf_offset &&
		    offset < f->hf_offset + f->hf_size &&
		    (best == NULL || f->hf_size < best->hf_size))
			best = f;
	}
	return best;
}

/* After each report of the sanitizer: what its address is to us. */
void
__tsan_on_report(void *report)
{
	const struct host_field *f = NULL;
	const char *kind = "?";
	char line[256];
	void *pcs[8] = { NULL }, *address = NULL;
	struct object o = { NULL, NULL, 0 };
	int n[8] = { 0 }, size = 0;

	__tsan_get_report_data(report, &kind, &n[0], &n[1], &n[2], &n[3],
	    &n[4], &n[5], &n[6], pcs, 8);
	if (n[2] > 0)
		__tsan_get_report_mop(report, 0, &n[0], &address, &size, &n[1],
		    &n[3], pcs, 8);
	if (address != NULL && object_find(address, &o))
		f = field_find(o.o_name,
		    (unsigned long)((char *)address - o.o_base));
	snprintf(line, sizeof(line), "lockwright-field: %s%s%s key [%s]\n",
	    f != NULL ? f->hf_object : "?", f != NULL ? "." : "",
	    f != NULL ? f->hf_name : "", f != NULL ? f->hf_key : "");
	(void)!write(STDERR_FILENO, line, strlen(line));
}
#endif
