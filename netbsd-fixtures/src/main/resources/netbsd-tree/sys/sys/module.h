/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_MODULE_H_
#define	_SYS_MODULE_H_

#include <sys/types.h>

typedef enum modclass {
	MODULE_CLASS_ANY,
	MODULE_CLASS_DRIVER,
	MODULE_CLASS_MISC
} modclass_t;

typedef enum modcmd {
	MODULE_CMD_INIT,
	MODULE_CMD_FINI,
	MODULE_CMD_STAT
} modcmd_t;

typedef struct modinfo {
	const char	*mi_name;
	const char	*mi_required;	/* others it needs, or NULL */
	modclass_t	mi_class;
	u_int		mi_version;	/* of the kernel it was made for */
	int		(*mi_modcmd)(modcmd_t, void *);
} modinfo_t;

/* Declares a module and its entry point, name_modcmd(). */
#define	MODULE(class, name, required)					\
static int name##_modcmd(modcmd_t, void *);				\
static const modinfo_t name##_modinfo __used __section("link_set_modules") = { \
	.mi_version = __NetBSD_Version__,				\
	.mi_class = (class),						\
	.mi_modcmd = name##_modcmd,					\
	.mi_name = __STRING(name),					\
	.mi_required = (required)					\
}

#endif	/* !_SYS_MODULE_H_ */
