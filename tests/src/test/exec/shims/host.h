/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The narrow place between two worlds.  Files named host_*.c see the C
 * library and no kernel header; all others see the headers of the tree and
 * no C library.  What both need is declared here, in plain C.
 */

#ifndef _LOCKWRIGHT_HOST_H_
#define	_LOCKWRIGHT_HOST_H_

#define	HOST_EXIT_SHIM	90	/* a shim has seen a fault */
#define	HOST_EXIT_PANIC	91	/* panic(), or an assertion failed */
#define	HOST_EXIT_STUCK	92	/* time ran out: a deadlock, or a lost wakeup */
#define	HOST_EXIT_USAGE	93

/* What a thread is; a thread of the stress is HOST_THREAD. */
#define	HOST_THREAD	0
#define	HOST_SOFTINT	1
#define	HOST_HARDINT	2

struct host_cond;
struct host_mutex;
struct host_rwlock;
struct host_thread;

/* The end: one line on stderr, then the exit status of its kind. */
void	host_fail(const char *, const char *, void *)
	    __attribute__((__noreturn__));
void	host_panic(const char *) __attribute__((__noreturn__));

/* Threads, time and chance. */
void	host_start(int, char **);
struct host_thread *
	host_spawn(const char *, int, void (*)(void *), void *);
void	host_join(struct host_thread *);
struct host_thread *
	host_self(void);
void	host_signal(struct host_thread *);
void	*host_cpu(void);
void	host_set_cpu(void *);
int	host_context(void);
int	host_set_context(int);
int	host_spl(int);
unsigned host_random(void);
void	host_pause(void);
void	host_usleep(unsigned);
unsigned long
	host_now(void);		/* microseconds */
unsigned long
	host_knob(const char *, unsigned long);
void	host_say(const char *, unsigned long);

/* What must be true where a thread may sleep, or goes back to userland. */
void	host_sleepable(const char *, void *);
void	host_userret(const char *);

/* Memory; freed memory is freed, so that sanitizers know. */
void	*host_alloc(unsigned long);
void	host_free(void *);

/* Objects whose fields a race report is to name. */
void	host_object_add(const char *, const void *, unsigned long);
void	host_object_remove(const void *);
int	host_object_at(const void *);

/* Locks.  The last argument is where the caller was called from. */
struct host_mutex *
	host_mutex_create(const void *, int, int, void *);
void	host_mutex_classify(struct host_mutex *, const char *, int);
void	host_mutex_destroy(struct host_mutex *, const void *, void *);
void	host_mutex_enter(struct host_mutex *, const void *, void *);
int	host_mutex_try(struct host_mutex *, const void *, void *);
void	host_mutex_exit(struct host_mutex *, const void *, void *);
int	host_mutex_owned(struct host_mutex *, const void *, void *);
int	host_mutex_hold(struct host_mutex *, int);

/* The lock of a class that an object has, beside the object; and a wakeup. */
void	host_class_enter(const char *, const void *, void *);
void	host_class_exit(const char *, const void *, void *);
void	host_class_assert(const char *, const void *, void *);
void	host_class_end(const void *, unsigned long, void *);
void	host_class_wake(const void *, void *);

struct host_cond *
	host_cond_create(const void *, const char *);
void	host_cond_destroy(struct host_cond *, const void *, void *);
int	host_cond_wait(struct host_cond *, const void *, struct host_mutex *,
	    const void *, unsigned long, int, void *);
void	host_cond_wake(struct host_cond *, const void *, int, void *);
int	host_cond_waiters(struct host_cond *);

struct host_rwlock *
	host_rw_create(const void *, void *);
void	host_rw_destroy(struct host_rwlock *, const void *, void *);
int	host_rw_enter(struct host_rwlock *, const void *, int, int, void *);
void	host_rw_exit(struct host_rwlock *, const void *, void *);
int	host_rw_held(struct host_rwlock *, int);

void	host_big_enter(int);
int	host_big_exit(int);

/* Locks and queues of the shims themselves: no sanitizer ever sees these. */
typedef struct {
	unsigned	word;
} host_raw;
void	host_raw_enter(host_raw *);
void	host_raw_exit(host_raw *);
unsigned host_event_read(const unsigned *);
void	host_event_wait(const unsigned *, unsigned, unsigned long);
void	host_event_bump(unsigned *);

/*
 * What orders two threads without being a lock: a queue, a table, an
 * interrupt.  "Outer" is left out when the outer lock is hidden.
 */
void	host_sync_out(const void *);
void	host_sync_in(const void *);
void	host_fence(void);

/* A field of a kernel structure, from the table made for the tree. */
struct host_field {
	const char	*hf_object;
	const char	*hf_name;
	const char	*hf_key;	/* the key it is to have, or "" */
	unsigned long	hf_offset;
	unsigned long	hf_size;
};
extern const struct host_field host_fields[];
extern const unsigned long host_nfields;

/* A class of locks: its level in the declared order, and where it is. */
struct host_class {
	const char	*hc_name;
	int		hc_level;	/* 0 is outermost */
	const char	*hc_object;	/* or NULL */
	unsigned long	hc_offset;
};
extern const struct host_class host_classes[];
extern const unsigned long host_nclasses;
extern const char host_outer[];		/* name of the outer class */

#endif	/* !_LOCKWRIGHT_HOST_H_ */
