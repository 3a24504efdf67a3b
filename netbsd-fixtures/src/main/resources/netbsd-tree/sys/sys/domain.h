/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_DOMAIN_H_
#define	_SYS_DOMAIN_H_

#include <sys/mbuf.h>
#include <sys/queue.h>

struct protosw;

/* A family of protocols. */
struct domain {
	int		dom_family;	/* AF_xxx */
	const char	*dom_name;
	void		(*dom_init)(void);
	const struct protosw *dom_protosw, *dom_protoswNPROTOSW;
	SLIST_ENTRY(domain) dom_link;
#ifdef MBUFTRACE
	struct mowner	dom_mowner;
#endif
};
SLIST_HEAD(domainhead, domain);

#ifdef _KERNEL
extern struct domainhead domains;

#define	DOMAIN_FOREACH(dom)	SLIST_FOREACH(dom, &domains, dom_link)

/* Puts a domain into the set that is attached at boot. */
#define	DOMAIN_DEFINE(name)						\
	extern struct domain name;					\
	static struct domain * const __domain_##name __used		\
	    __section("link_set_domains") = &name

void	domain_attach(struct domain *);
#endif

#endif	/* !_SYS_DOMAIN_H_ */
