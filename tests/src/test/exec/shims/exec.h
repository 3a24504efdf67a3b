/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * What the kernel's half of the shims offers to the stress and to planted
 * faults, beyond what the headers of the tree declare.
 */

#ifndef _LOCKWRIGHT_EXEC_H_
#define	_LOCKWRIGHT_EXEC_H_

#include <sys/types.h>
#include <sys/mutex.h>

struct host_thread;
struct lwp;

extern unsigned long	exec_tick;	/* microseconds in a tick */

/* Boot: what init_main() would do of all this. */
void	exec_boot(int, char **);
struct lwp *
	exec_adopt(void);
struct host_thread *
	exec_thread(const char *, int, void (*)(void *), void *);
void	exec_halt(void);

/* What a kernel with more classes of locks would declare. */
void	exec_mutex_init(kmutex_t *, const char *);

/* System calls that the tree does not have. */
int	exec_close(int);
int	exec_kevent(int, int, unsigned);
int	exec_poll(int, int, unsigned);
int	exec_rdwr(int, void *, size_t, bool);

/* The wire, and what is left of it. */
void	exec_net_boot(void);
void	exec_soft_boot(void);
void	exec_file_drain(void);
void	exec_net_drain(void);
u_int	exec_sockets(void);

#endif	/* !_LOCKWRIGHT_EXEC_H_ */
