/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Descriptors: a table, references, and a close that makes everybody leave
 * and waits until they have.  Not built for the thread sanitizer: of the
 * table it learns only that a descriptor is made before it is used, and
 * that all uses come before the end.
 */

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/file.h>
#include <sys/proc.h>
#include <sys/socketvar.h>
#include <sys/uio.h>

#include "exec.h"
#include "host.h"

#define	NFILES	48	/* as many as the stress draws from */

static struct slot {
	file_t		*s_file;
	bool		s_open;		/* may be looked up */
	u_int		s_refs;
} slots[NFILES];
static host_raw	slots_lock;
static unsigned	slots_event;

int
fd_allocfile(file_t **fpp, int *fdp)
{
	file_t *fp = host_alloc(sizeof(*fp));
	int fd;

	memset(fp, 0, sizeof(*fp));
	mutex_init(&fp->f_lock, MUTEX_DEFAULT, IPL_NONE);
	host_raw_enter(&slots_lock);
	for (fd = 0; fd < NFILES && slots[fd].s_file != NULL; fd++)
		continue;
	if (fd < NFILES) {
		slots[fd].s_file = fp;
		slots[fd].s_open = false;
		slots[fd].s_refs = 0;
	}
	host_raw_exit(&slots_lock);
	if (fd == NFILES) {
		mutex_destroy(&fp->f_lock);
		host_free(fp);
		return ENOMEM;
	}
	*fpp = fp;
	*fdp = fd;
	return 0;
}

void
fd_affix(struct proc *p, file_t *fp, unsigned fd)
{

	host_sync_out(fp);
	host_raw_enter(&slots_lock);
	KASSERT(slots[fd].s_file == fp && !slots[fd].s_open);
	slots[fd].s_open = true;
	host_raw_exit(&slots_lock);
}

static void
release(file_t *fp, unsigned fd)
{

	host_raw_enter(&slots_lock);
	slots[fd].s_file = NULL;
	host_raw_exit(&slots_lock);
	mutex_destroy(&fp->f_lock);
	host_free(fp);
}

void
fd_abort(struct proc *p, file_t *fp, unsigned fd)
{

	KASSERT(!slots[fd].s_open);
	release(fp, fd);
}

file_t *
fd_getfile(unsigned fd)
{
	file_t *fp = NULL;

	host_raw_enter(&slots_lock);
	if (fd < NFILES && slots[fd].s_open) {
		fp = slots[fd].s_file;
		slots[fd].s_refs++;
	}
	host_raw_exit(&slots_lock);
	if (fp != NULL)
		host_sync_in(fp);
	return fp;
}

void
fd_putfile(unsigned fd)
{

	host_raw_enter(&slots_lock);
	host_sync_out(&slots[fd]);
	KASSERT(slots[fd].s_refs > 0);
	slots[fd].s_refs--;
	host_raw_exit(&slots_lock);
	host_event_bump(&slots_event);
}

int
fd_getsock1(unsigned fd, struct socket **sop, file_t **fpp)
{
	file_t *fp = fd_getfile(fd);

	if (fp == NULL)
		return EBADF;
	if (fp->f_type != DTYPE_SOCKET) {
		fd_putfile(fd);
		return ENOTSOCK;
	}
	*sop = fp->f_socket;
	if (fpp != NULL)
		*fpp = fp;
	return 0;
}

/*
 * close(2).  Those who are inside are told to leave again and again: one
 * who was about to sleep when told the first time has not noticed.
 */
int
exec_close(int fd)
{
	file_t *fp = NULL;
	unsigned seen;
	u_int refs;
	int error;

	host_raw_enter(&slots_lock);
	if (fd >= 0 && fd < NFILES && slots[fd].s_open) {
		fp = slots[fd].s_file;
		slots[fd].s_open = false;
	}
	host_raw_exit(&slots_lock);
	if (fp == NULL)
		return EBADF;
	host_sync_in(fp);
	for (;;) {
		seen = host_event_read(&slots_event);
		host_raw_enter(&slots_lock);
		refs = slots[fd].s_refs;
		host_raw_exit(&slots_lock);
		if (refs == 0)
			break;
		(*fp->f_ops->fo_restart)(fp);
		host_event_wait(&slots_event, seen, 1000);
	}
	host_sync_in(&slots[fd]);
	error = (*fp->f_ops->fo_close)(fp);
	release(fp, fd);
	return error;
}

/* read(2) and write(2). */
int
exec_rdwr(int fd, void *buf, size_t size, bool write)
{
	struct iovec iov = { .iov_base = buf, .iov_len = size };
	struct uio uio = {
		.uio_iov = &iov, .uio_iovcnt = 1, .uio_resid = size,
		.uio_rw = write ? UIO_WRITE : UIO_READ,
	};
	file_t *fp = fd_getfile(fd);
	int error;

	if (fp == NULL)
		return EBADF;
	error = write ?
	    (*fp->f_ops->fo_write)(fp, &fp->f_offset, &uio, curlwp->l_cred, 0) :
	    (*fp->f_ops->fo_read)(fp, &fp->f_offset, &uio, curlwp->l_cred, 0);
	fd_putfile(fd);
	return error;
}

/* exit1(): whatever is open is closed. */
void
exec_file_drain(void)
{
	int fd;

	for (fd = 0; fd < NFILES; fd++)
		(void)exec_close(fd);
}
