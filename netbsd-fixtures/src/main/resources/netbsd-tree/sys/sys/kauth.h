/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_KAUTH_H_
#define	_SYS_KAUTH_H_

#include <sys/types.h>

#ifdef _KERNEL
kauth_cred_t	kauth_cred_hold(kauth_cred_t);
void		kauth_cred_free(kauth_cred_t);
uid_t		kauth_cred_geteuid(kauth_cred_t);
gid_t		kauth_cred_getegid(kauth_cred_t);
int		kauth_authorize_network(kauth_cred_t, int, int, const void *);

#define	KAUTH_NETWORK_SOCKET	4
#define	KAUTH_REQ_SOCKET_OPEN	1

/* Accounting of what one user has open. */
struct uidinfo;
struct uidinfo	*uid_find(uid_t);
int	chgsbsize(struct uidinfo *, u_long *, u_long, u_long);

#define	RLIM_INFINITY	((u_long)~0UL >> 1)
#endif

#endif	/* !_SYS_KAUTH_H_ */
