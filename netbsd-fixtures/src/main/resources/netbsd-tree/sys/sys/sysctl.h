/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_SYSCTL_H_
#define	_SYS_SYSCTL_H_

#include <sys/types.h>

struct sysctllog;
struct sysctlnode;

#define	CTLFLAG_PERMANENT	0x1
#define	CTLFLAG_READWRITE	0x2
#define	CTLTYPE_NODE		1
#define	CTLTYPE_INT		2
#define	CTL_NET			4
#define	CTL_KERN		1
#define	CTL_CREATE		(-2)
#define	CTL_EOL			(-1)

/*
 * A snapshot of one protocol control block for netstat(1).  The words in
 * capitals tell how wide userland prints a field: they are not lock marks.
 */
struct kinfo_pcb {
	uint64_t	ki_pcbaddr;	/* PTR: control block */
	uint64_t	ki_sockaddr;	/* PTR: socket */
	int32_t		ki_family;	/* INT: AF_* */
	int32_t		ki_type;	/* INT: SOCK_* */
	int32_t		ki_sostate;	/* INT: SS_* */
	uint32_t	ki_rcvq;	/* UINT: bytes waiting to be read */
	uint32_t	ki_sndq;	/* UINT: bytes waiting to be sent */
};

int	sysctl_createv(struct sysctllog **, int, const struct sysctlnode **,
	    const struct sysctlnode **, int, int, const char *, const char *,
	    int (*)(struct sysctlnode *), u_long, void *, size_t, ...);

/* Opens the definition of a function run when the sysctl tree is built. */
#define	SYSCTL_SETUP(f, desc)						\
static void f(struct sysctllog **);					\
static void (* const f##_link)(struct sysctllog **) __used		\
    __section("link_set_sysctl_funcs") = f;				\
static void								\
f(struct sysctllog **clog)

#endif	/* !_SYS_SYSCTL_H_ */
