/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The locks that a tree's class macros stand for, if it is built with them
 * real, and names for the macros in a tree that has none.
 */

#ifndef _LOCKWRIGHT_KERN_CLASS_H_
#define	_LOCKWRIGHT_KERN_CLASS_H_

void	exec_class_enter(const char *, const void *);
void	exec_class_exit(const char *, const void *);
void	exec_class_assert(const char *, const void *);

#ifdef _SYS_SOCKETVAR_H_
#ifndef SOCKBUF_LOCK
#define	SOCKBUF_LOCK(sb)	KASSERT(solocked((sb)->sb_so))
#define	SOCKBUF_UNLOCK(sb)	KASSERT(solocked((sb)->sb_so))
#define	SOLISTEN_LOCK(so)	KASSERT(solocked(so))
#define	SOLISTEN_UNLOCK(so)	KASSERT(solocked(so))
#endif
#endif

#endif	/* !_LOCKWRIGHT_KERN_CLASS_H_ */
