/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_FILE_H_
#define	_SYS_FILE_H_

#include <sys/types.h>
#include <sys/mutex.h>

struct knote;
struct socket;
struct stat;
struct uio;
struct vnode;

#ifdef _KERNEL

struct fileops {
	const char *fo_name;
	int	(*fo_read)(struct file *, off_t *, struct uio *,
		    kauth_cred_t, int);
	int	(*fo_write)(struct file *, off_t *, struct uio *,
		    kauth_cred_t, int);
	int	(*fo_ioctl)(struct file *, u_long, void *);
	int	(*fo_fcntl)(struct file *, u_int, void *);
	int	(*fo_poll)(struct file *, int);
	int	(*fo_stat)(struct file *, struct stat *);
	int	(*fo_close)(struct file *);
	int	(*fo_kqfilter)(struct file *, struct knote *);
	void	(*fo_restart)(struct file *);
};

union file_data {
	void		*fd_data;	/* any */
	struct socket	*fd_so;		/* DTYPE_SOCKET */
	struct vnode	*fd_vp;		/* DTYPE_VNODE */
};

struct file {
	off_t		f_offset;	/* first: it wants alignment */
	kauth_cred_t	f_cred;		/* credentials of the opener */
	const struct fileops *f_ops;
	union file_data	f_undata;
	kmutex_t	f_lock;		/* lock of the fields below */
	int		f_flag;		/* FREAD and the like */
	u_int		f_type;		/* DTYPE_* below */
	u_int		f_count;	/* references */
};

#define	f_vnode		f_undata.fd_vp
#define	f_socket	f_undata.fd_so
#define	f_data		f_undata.fd_data

#define	DTYPE_VNODE	1
#define	DTYPE_SOCKET	2
#define	DTYPE_PIPE	3

#define	FREAD		0x00000001
#define	FWRITE		0x00000002
#define	FNONBLOCK	0x00000004
#define	O_NONBLOCK	FNONBLOCK

extern const struct fileops socketops;

file_t	*fd_getfile(unsigned);
void	fd_putfile(unsigned);
int	fd_getsock1(unsigned, struct socket **, file_t **);
int	fd_allocfile(file_t **, int *);
void	fd_affix(struct proc *, file_t *, unsigned);
void	fd_abort(struct proc *, file_t *, unsigned);

#endif	/* _KERNEL */

#endif	/* !_SYS_FILE_H_ */
