/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The list of protocol families.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: uipc_domain.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/domain.h>
#include <sys/protosw.h>
#include <sys/queue.h>
#include <sys/socketvar.h>
#include <sys/sysctl.h>

struct domainhead domains = SLIST_HEAD_INITIALIZER(domains);

void	sysctl_dosockinfo(struct kinfo_pcb *, struct socket *);

void
domain_attach(struct domain *dp)
{

	SLIST_INSERT_HEAD(&domains, dp, dom_link);
	if (dp->dom_init != NULL)
		(*dp->dom_init)();
}

struct domain *
pffinddomain(int af)
{
	struct domain *dom, *found = NULL;

	DOMAIN_FOREACH(dom)
		if (found == NULL && dom->dom_family == af)
			found = dom;
	return found;
}

/* By protocol and type, or by type alone if any protocol will do. */
static const struct protosw *
pffind(int af, bool any, int proto, int type)
{
	const struct domain *dom = pffinddomain(af);
	const struct protosw *pr, *end;

	if (dom == NULL || type == 0)
		return NULL;
	end = dom->dom_protoswNPROTOSW;
	for (pr = dom->dom_protosw; pr != end; pr++) {
		if (pr->pr_type != type)
			continue;
		if (any || pr->pr_protocol == proto)
			break;
	}
	return pr != end ? pr : NULL;
}

const struct protosw *
pffindproto(int af, int proto, int type)
{

	return pffind(af, false, proto, type);
}

const struct protosw *
pffindtype(int af, int type)
{

	return pffind(af, true, 0, type);
}

/*
 * What netstat(1) wants to know of a socket.  Nothing is locked here: a
 * picture a moment old will do.
 */
void
sysctl_dosockinfo(struct kinfo_pcb *pcb, struct socket *so)
{

	memset(pcb, 0, sizeof(*pcb));
	pcb->ki_sockaddr = (uintptr_t)so;
	pcb->ki_family = so->so_proto->pr_domain->dom_family;
	pcb->ki_type = so->so_proto->pr_type;
	pcb->ki_sostate = so->so_state;
	pcb->ki_rcvq = so->so_rcv.sb_cc;
	pcb->ki_sndq = so->so_snd.sb_cc;
}
