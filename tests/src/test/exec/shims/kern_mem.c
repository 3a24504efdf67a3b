/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Memory: kmem(9), pool_cache(9) and mbuf(9).  What is freed is freed: no
 * caches, so that a sanitizer sees every use after that.  Built like the
 * kernel, sanitizer and all.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/pool.h>
#include <sys/socketvar.h>

#include "exec.h"
#include "host.h"

#define	CALLER	__builtin_return_address(0)

struct pool_cache {
	size_t		pc_size;
	const char	*pc_name;
	u_int		pc_out;		/* items in use */
};

static pool_cache_t	sockets;

void *
kmem_alloc(size_t size, int flags)
{

	if ((flags & KM_SLEEP) != 0)
		host_sleepable("kmem_alloc", CALLER);
	return host_alloc(size);
}

void *
kmem_zalloc(size_t size, int flags)
{
	void *p;

	if ((flags & KM_SLEEP) != 0)
		host_sleepable("kmem_zalloc", CALLER);
	p = host_alloc(size);
	memset(p, 0, size);
	return p;
}

void
kmem_free(void *p, size_t size)
{

	host_free(p);
}

pool_cache_t
pool_cache_init(size_t size, u_int align, u_int offset, u_int flags,
    const char *name, int ipl)
{
	pool_cache_t pc = kmem_zalloc(sizeof(*pc), KM_SLEEP);

	pc->pc_size = size;
	pc->pc_name = name;
	if (strcmp(name, "socket") == 0)
		sockets = pc;
	return pc;
}

void *
pool_cache_get(pool_cache_t pc, int flags)
{
	void *p;

	if ((flags & PR_WAITOK) != 0)
		host_sleepable(pc->pc_name, CALLER);
	p = host_alloc(pc->pc_size);
	host_object_add(pc->pc_name, p, pc->pc_size);
	(void)__atomic_fetch_add(&pc->pc_out, 1, __ATOMIC_RELAXED);
	return p;
}

void
pool_cache_put(pool_cache_t pc, void *p)
{

	(void)__atomic_fetch_sub(&pc->pc_out, 1, __ATOMIC_RELAXED);
	host_class_end(p, pc->pc_size, CALLER);
	host_object_remove(p);
	host_free(p);
}

/* How many sockets there are. */
u_int
exec_sockets(void)
{

	return __atomic_load_n(&sockets->pc_out, __ATOMIC_RELAXED);
}

struct mbuf *
m_get(int how, int type)
{
	struct mbuf *m;

	if (how == M_WAITOK)
		host_sleepable("m_get", CALLER);
	m = host_alloc(sizeof(*m));
	memset(m, 0, __builtin_offsetof(struct mbuf, m_dat));
	m->m_data = m->m_dat;
	m->m_type = type;
	return m;
}

struct mbuf *
m_gethdr(int how, int type)
{
	struct mbuf *m = m_get(how, type);

	m->m_flags = M_PKTHDR;
	return m;
}

struct mbuf *
m_free(struct mbuf *m)
{
	struct mbuf *next = m->m_next;

	host_free(m);
	return next;
}

void
m_freem(struct mbuf *m)
{

	while (m != NULL)
		m = m_free(m);
}

int
m_length(const struct mbuf *m)
{
	int len = 0;

	for (; m != NULL; m = m->m_next)
		len += m->m_len;
	return len;
}

void
m_copydata(struct mbuf *m, int off, int len, void *vp)
{
	char *to = vp;
	int n;

	for (; m != NULL && len > 0; m = m->m_next) {
		if (off >= m->m_len) {
			off -= m->m_len;
			continue;
		}
		n = MIN(m->m_len - off, len);
		memcpy(to, mtod(m, char *) + off, n);
		to += n;
		len -= n;
		off = 0;
	}
	KASSERT(len == 0);
}

/* A copy of all of a chain; nobody here wants less. */
struct mbuf *
m_copym(struct mbuf *m, int off, int len, int how)
{
	struct mbuf *top = NULL, **mp = &top;

	KASSERT(off == 0 && len == M_COPYALL);

	for (; m != NULL; m = m->m_next) {
		*mp = m_get(how, m->m_type);
		(*mp)->m_flags = m->m_flags;
		(*mp)->m_pkthdr = m->m_pkthdr;
		(*mp)->m_len = m->m_len;
		memcpy((*mp)->m_dat, mtod(m, char *), m->m_len);
		mp = &(*mp)->m_next;
	}
	return top;
}

/* What the wire makes has its headers in one piece already. */
struct mbuf *
m_pullup(struct mbuf *m, int len)
{

	if (m->m_len >= len)
		return m;
	m_freem(m);
	return NULL;
}

/* Trims from the front; the memory stays where it is. */
void
m_adj(struct mbuf *mp, int len)
{
	struct mbuf *m;
	int n;

	KASSERT(len >= 0);

	for (m = mp; m != NULL && len > 0; m = m->m_next) {
		n = MIN(m->m_len, len);
		m->m_data += n;
		m->m_len -= n;
		mp->m_pkthdr.len -= n;
		len -= n;
	}
}
