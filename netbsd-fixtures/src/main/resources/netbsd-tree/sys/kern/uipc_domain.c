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
pffinddomain(int family)
{
	struct domain *dp;

	DOMAIN_FOREACH(dp)
		if (dp->dom_family == family)
			return dp;
	return NULL;
}

const struct protosw *
pffindtype(int family, int type)
{
	const struct protosw *pr;
	struct domain *dp;

	dp = pffinddomain(family);
	if (dp == NULL)
		return NULL;
	for (pr = dp->dom_protosw; pr < dp->dom_protoswNPROTOSW; pr++)
		if (pr->pr_type != 0 && pr->pr_type == type)
			return pr;
	return NULL;
}

const struct protosw *
pffindproto(int family, int protocol, int type)
{
	const struct protosw *pr;
	struct domain *dp;

	dp = pffinddomain(family);
	if (dp == NULL)
		return NULL;
	for (pr = dp->dom_protosw; pr < dp->dom_protoswNPROTOSW; pr++) {
		if (pr->pr_protocol == protocol && pr->pr_type == type)
			return pr;
	}
	return NULL;
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
