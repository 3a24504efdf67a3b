/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_PSREF_H_
#define	_SYS_PSREF_H_

#ifdef _KERNEL

#include <sys/types.h>

struct psref_class;

struct psref_target {
	struct psref_class *prt_class;	/* class it was made for */
	bool		prt_draining;	/* no more references */
};

struct psref {
	const struct psref_target *psref_target; /* what is held */
	struct lwp	*psref_lwp;	/* who holds it */
};

/* References are taken at levels up to the one given here. */
struct psref_class *
	psref_class_create(const char *, int);
void	psref_class_destroy(struct psref_class *);
void	psref_target_init(struct psref_target *, struct psref_class *);
void	psref_target_destroy(struct psref_target *, struct psref_class *);
void	psref_acquire(struct psref *, const struct psref_target *,
	    struct psref_class *);
void	psref_release(struct psref *, const struct psref_target *,
	    struct psref_class *);

#endif	/* _KERNEL */

#endif	/* !_SYS_PSREF_H_ */
