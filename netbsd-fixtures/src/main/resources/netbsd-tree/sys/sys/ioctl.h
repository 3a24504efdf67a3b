/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_IOCTL_H_
#define	_SYS_IOCTL_H_

/* A command is a direction, the size of its argument, a group, a number. */
#define	IOC_OUT		0x40000000UL
#define	IOC_IN		0x80000000UL
#define	_IOC(d, g, n, len)	((u_long)(d) | ((len) << 16) | ((g) << 8) | (n))
#define	_IOR(g, n, t)	_IOC(IOC_OUT, (g), (n), sizeof(t))
#define	_IOW(g, n, t)	_IOC(IOC_IN, (g), (n), sizeof(t))
#define	_IOWR(g, n, t)	_IOC(IOC_IN | IOC_OUT, (g), (n), sizeof(t))
#define	IOCGROUP(x)	(((x) >> 8) & 0xff)

#define	FIONREAD	_IOR('f', 127, int)
#define	FIONBIO		_IOW('f', 126, int)
#define	FIOASYNC	_IOW('f', 125, int)
#define	FIOSETOWN	_IOW('f', 124, int)
#define	FIOGETOWN	_IOR('f', 123, int)
#define	SIOCATMARK	_IOR('s', 7, int)

#endif	/* !_SYS_IOCTL_H_ */
