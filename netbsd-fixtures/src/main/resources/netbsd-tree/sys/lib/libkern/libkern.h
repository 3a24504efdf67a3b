/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _LIB_LIBKERN_LIBKERN_H_
#define	_LIB_LIBKERN_LIBKERN_H_

#include <sys/types.h>

void	kern_assert(const char *, ...) __printflike(1, 2);
void	*memcpy(void *, const void *, size_t);
void	*memset(void *, int, size_t);
int	memcmp(const void *, const void *, size_t);
int	strcmp(const char *, const char *);
size_t	strlcpy(char *, const char *, size_t);
int	ffs(int);

/*
 * KASSERT costs nothing without DIAGNOSTIC, not even the evaluation of its
 * argument: side effects in there are bugs.
 */
#define	__KASSERTSTR	"assertion \"%s\" failed: file \"%s\", line %d"

#ifdef DIAGNOSTIC
#define	KASSERT(e)							\
	(__predict_true((e)) ? (void)0 :				\
	    kern_assert(__KASSERTSTR, #e, __FILE__, __LINE__))
#define	KASSERTMSG(e, msg, ...)						\
	(__predict_true((e)) ? (void)0 :				\
	    kern_assert(__KASSERTSTR " " msg, #e, __FILE__, __LINE__,	\
		## __VA_ARGS__))
#else
#define	KASSERT(e)			((void)0)
#define	KASSERTMSG(e, msg, ...)		((void)0)
#endif

#ifdef DEBUG
#define	KDASSERT(e)			KASSERT(e)
#else
#define	KDASSERT(e)			((void)0)
#endif

static __inline u_long
lmin(u_long a, u_long b)
{

	return a < b ? a : b;
}

static __inline u_int
uimin(u_int a, u_int b)
{

	return a < b ? a : b;
}

static __inline u_int
uimax(u_int a, u_int b)
{

	return a > b ? a : b;
}

#endif	/* !_LIB_LIBKERN_LIBKERN_H_ */
