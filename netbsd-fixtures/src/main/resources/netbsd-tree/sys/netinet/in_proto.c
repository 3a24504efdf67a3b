/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The Internet domain and its protocols.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: in_proto.c $");

#ifdef _KERNEL_OPT
#include "opt_inet.h"
#include "opt_mbuftrace.h"
#include "gre.h"
#endif

#include <sys/param.h>
#include <sys/domain.h>
#include <sys/mbuf.h>
#include <sys/protosw.h>
#include <sys/socket.h>

#include <netinet/in.h>
#include <netinet/in_pcb.h>
#include <netinet/tcp_var.h>

extern const struct pr_usrreqs udp_usrreqs;
extern const struct pr_usrreqs rip_usrreqs;

void	rip_input(struct mbuf *, int, int);
void	udp_input(struct mbuf *, int, int);
void	*udp_ctlinput(int, const struct sockaddr *, void *);
int	rip_ctloutput(int, struct socket *, struct sockopt *);
int	tcp_ctloutput(int, struct socket *, struct sockopt *);
#if NGRE > 0
void	gre_input(struct mbuf *, int, int);
#endif

DOMAIN_DEFINE(inetdomain);	/* also declares it */

/* Trampolines for protocols that still want the big lock. */
PR_WRAP_CTLOUTPUT(rip_ctloutput)
PR_WRAP_CTLOUTPUT(tcp_ctloutput)

#define	rip_ctloutput	rip_ctloutput_wrapper
#define	tcp_ctloutput	tcp_ctloutput_wrapper

#ifndef NET_MPSAFE
PR_WRAP_INPUT(rip_input)
#define	rip_input	rip_input_wrapper
#endif

static const struct protosw inetsw[] = {
{	.pr_domain = &inetdomain,
	.pr_protocol = IPPROTO_UDP,
	.pr_type = SOCK_DGRAM,
	.pr_flags = PR_ATOMIC|PR_ADDR|PR_PURGEIF,
	.pr_usrreqs = &udp_usrreqs,
	.pr_input = udp_input,
	.pr_ctlinput = udp_ctlinput,
},
{	.pr_domain = &inetdomain,
	.pr_protocol = IPPROTO_TCP,
	.pr_type = SOCK_STREAM,
	.pr_flags = PR_CONNREQUIRED|PR_WANTRCVD|PR_LISTEN|PR_ABRTACPTDIS|
	    PR_PURGEIF,
	.pr_usrreqs = &tcp_usrreqs,
	.pr_input = tcp_input,
	.pr_ctloutput = tcp_ctloutput,
},
{	.pr_domain = &inetdomain,
	.pr_protocol = IPPROTO_RAW,
	.pr_type = SOCK_RAW,
	.pr_flags = PR_ATOMIC|PR_ADDR|PR_PURGEIF,
	.pr_usrreqs = &rip_usrreqs,
	.pr_input = rip_input,
	.pr_ctloutput = rip_ctloutput,
},
#if NGRE > 0
{	.pr_domain = &inetdomain,
	.pr_protocol = IPPROTO_GRE,
	.pr_type = SOCK_RAW,
	.pr_flags = PR_ATOMIC|PR_ADDR,
	.pr_usrreqs = &rip_usrreqs,
	.pr_input = gre_input,
	.pr_ctloutput = rip_ctloutput,
},
#endif
};

struct domain inetdomain = {
	.dom_family = AF_INET,
	.dom_name = "internet",
	.dom_protosw = inetsw,
	.dom_protoswNPROTOSW = &inetsw[__arraycount(inetsw)],
};
