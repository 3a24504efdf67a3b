/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_TYPES_H_
#define	_SYS_TYPES_H_

#include <sys/cdefs.h>

typedef __INT8_TYPE__		int8_t;
typedef __UINT8_TYPE__		uint8_t;
typedef __INT16_TYPE__		int16_t;
typedef __UINT16_TYPE__		uint16_t;
typedef __INT32_TYPE__		int32_t;
typedef __UINT32_TYPE__		uint32_t;
typedef __INT64_TYPE__		int64_t;
typedef __UINT64_TYPE__		uint64_t;
typedef __INTPTR_TYPE__		intptr_t;
typedef __UINTPTR_TYPE__	uintptr_t;

typedef unsigned char		u_char;
typedef unsigned short		u_short;
typedef unsigned int		u_int;
typedef unsigned long		u_long;

typedef __SIZE_TYPE__		size_t;
typedef __PTRDIFF_TYPE__	ssize_t;
typedef int64_t			off_t;
typedef int64_t			time_t;
typedef int32_t			pid_t;
typedef int32_t			lwpid_t;
typedef uint32_t		uid_t;
typedef uint32_t		gid_t;
typedef uint32_t		mode_t;
typedef uint64_t		dev_t;
typedef int			pri_t;
typedef int			psetid_t;
typedef uint32_t		fixpt_t;
typedef const volatile void	*wchan_t;

#ifndef NULL
#define	NULL			((void *)0)
#endif

#ifdef _KERNEL
#define	bool			_Bool
#define	true			1
#define	false			0

struct kmutex;
struct krwlock;
struct lwp;
struct proc;
struct file;
struct kauth_cred;
typedef struct kmutex		kmutex_t;
typedef struct krwlock		krwlock_t;
typedef struct lwp		lwp_t;
typedef struct proc		proc_t;
typedef struct file		file_t;
typedef struct kauth_cred	*kauth_cred_t;
#endif

#include <machine/types.h>

#endif	/* !_SYS_TYPES_H_ */
