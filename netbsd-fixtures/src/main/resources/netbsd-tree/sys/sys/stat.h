/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_STAT_H_
#define	_SYS_STAT_H_

#include <sys/types.h>

struct stat {
	dev_t		st_dev;
	mode_t		st_mode;
	uid_t		st_uid;
	gid_t		st_gid;
	off_t		st_size;
	int32_t		st_blksize;
};

#define	S_IFIFO		0010000
#define	S_IFSOCK	0140000
#define	S_IRUSR		0000400
#define	S_IWUSR		0000200

#endif	/* !_SYS_STAT_H_ */
