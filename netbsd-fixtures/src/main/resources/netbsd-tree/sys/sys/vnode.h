/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _SYS_VNODE_H_
#define	_SYS_VNODE_H_

#include <sys/mutex.h>

struct fifoinfo;
struct socket;

/*
 * Field markings and the corresponding locks:
 *
 *	:	stable while the vnode is referenced
 *	i	v_interlock
 *	v	vnode lock
 */
struct vnode {
	kmutex_t	*v_interlock;	/* :   lock on usecount, flags */
	int		v_usecount;	/* i   references */
	int		v_iflag;	/* i   flags VI_* */
	int		v_vflag;	/* v   flags VV_* */
	union {
		struct socket	*vu_socket;	/* v   unix ipc */
		struct fifoinfo	*vu_fifoinfo;	/* v   fifo */
	} v_un
	    __aligned(8);
	void		*v_data;	/* :   private to the file system */
};
typedef struct vnode vnode_t;

#define	v_socket	v_un.vu_socket
#define	v_fifoinfo	v_un.vu_fifoinfo

#ifdef _KERNEL
#define	LK_EXCLUSIVE	0x00000002
#define	LK_RETRY	0x00020000

int	vn_lock(struct vnode *, int);
int	VOP_UNLOCK(struct vnode *);
int	VOP_ISLOCKED(struct vnode *);
void	vrele(struct vnode *);
#endif

#endif	/* !_SYS_VNODE_H_ */
