/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_ERRNO_H_
#define	_SYS_ERRNO_H_

#define	EPERM		1
#define	ENOENT		2
#define	ESRCH		3
#define	EINTR		4
#define	EIO		5
#define	ENXIO		6
#define	EBADF		9
#define	ENOMEM		12
#define	EACCES		13
#define	EINVAL		22
#define	ENOTTY		25
#define	EPIPE		32
#define	EAGAIN		35
#define	EWOULDBLOCK	EAGAIN
#define	EINPROGRESS	36
#define	EALREADY	37
#define	ENOTSOCK	38
#define	EMSGSIZE	40
#define	EPROTOTYPE	41
#define	EPROTONOSUPPORT	43
#define	EOPNOTSUPP	45
#define	EAFNOSUPPORT	47
#define	EADDRINUSE	48
#define	EADDRNOTAVAIL	49
#define	ENETDOWN	50
#define	ECONNABORTED	53
#define	ECONNRESET	54
#define	ENOBUFS		55
#define	EISCONN		56
#define	ENOTCONN	57
#define	ETIMEDOUT	60
#define	ECONNREFUSED	61

#ifdef _KERNEL
#define	EPASSTHROUGH	(-4)	/* not one of ours, try the next layer */
#define	ERESTART	(-3)	/* start the system call again */
#endif

#endif	/* !_SYS_ERRNO_H_ */
