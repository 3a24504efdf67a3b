/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What the class macros of a tree call, where they are real.
 */

#include <sys/param.h>

#include "host.h"
#include "kern_class.h"

#define	CALLER	__builtin_return_address(0)

void
exec_class_enter(const char *name, const void *object)
{

	host_class_enter(name, object, CALLER);
}

void
exec_class_exit(const char *name, const void *object)
{

	host_class_exit(name, object, CALLER);
}

void
exec_class_assert(const char *name, const void *object)
{

	host_class_assert(name, object, CALLER);
}
