/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_UIO_H_
#define	_SYS_UIO_H_

#include <sys/types.h>

enum uio_rw {
	UIO_READ,
	UIO_WRITE
};

struct iovec {
	void		*iov_base;
	size_t		iov_len;
};

#ifdef _KERNEL
struct uio {
	struct iovec	*uio_iov;
	int		uio_iovcnt;
	off_t		uio_offset;
	size_t		uio_resid;	/* bytes still to move */
	enum uio_rw	uio_rw;
};

/* Moves bytes between here and user space; may fault and sleep. */
int	uiomove(void *, size_t, struct uio *);
#endif

#endif	/* !_SYS_UIO_H_ */
