/* Locks, and threads that contend for them, for a program made of store.c. An assertion that fails ends it with status 3. */
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct kmutex { volatile uintptr_t mtx_owner; };
struct krwlock { volatile uintptr_t rw_owner; };	/* 2 * readers, or 2 * writer + 1 */
struct socket;

static _Thread_local char self;

void sys_put(void), sys_move(void), sys_link(void), sys_grow(void);
int sys_space(void);
void sys_sock(struct socket *), sys_buffer(struct socket *);
struct socket *sock_create(struct kmutex *);

void
kern_assert(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	printf("\n");
	fflush(stdout);
	_Exit(3);
}

void
mutex_enter(struct kmutex *m)
{
	uintptr_t free = 0;

	while (!__atomic_compare_exchange_n(&m->mtx_owner, &free, (uintptr_t)&self, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
		free = 0;
		sched_yield();
	}
}

void
mutex_exit(struct kmutex *m)
{
	__atomic_store_n(&m->mtx_owner, 0, __ATOMIC_RELEASE);
}

int
mutex_owned(const struct kmutex *m)
{
	return m->mtx_owner == (uintptr_t)&self;
}

void
rw_enter(struct krwlock *rw, int writer)
{
	for (;;) {
		uintptr_t now = rw->rw_owner;
		uintptr_t want = writer ? 2 * (uintptr_t)&self + 1 : now + 2;

		if ((writer ? now == 0 : (now & 1) == 0) &&
		    __atomic_compare_exchange_n(&rw->rw_owner, &now, want, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
		sched_yield();
	}
}

void
rw_exit(struct krwlock *rw)
{
	if (rw->rw_owner & 1)
		__atomic_store_n(&rw->rw_owner, 0, __ATOMIC_RELEASE);
	else
		__atomic_fetch_sub(&rw->rw_owner, 2, __ATOMIC_RELEASE);
}

int
rw_write_held(struct krwlock *rw)
{
	return rw->rw_owner == 2 * (uintptr_t)&self + 1;
}

int
rw_lock_held(struct krwlock *rw)
{
	return rw_write_held(rw) || ((rw->rw_owner & 1) == 0 && rw->rw_owner != 0);
}

void *
kmem_zalloc(unsigned long size, int flags)
{
	(void)flags;
	return calloc(1, size);
}

static struct kmutex sock_lock;
static struct socket *sock;
static int turns;

static void *
run(void *unused)
{
	for (int i = 0; i < turns; i++) {
		sys_put();
		sys_move();
		sys_link();
		(void)sys_space();
		sys_grow();
		sys_sock(sock);
		sys_buffer(sock);
	}
	return unused;
}

int
main(int argc, char **argv)
{
	pthread_t threads[4];
	int n = argc > 1 ? atoi(argv[1]) : 1;

	turns = argc > 2 ? atoi(argv[2]) : 1;
	sock = sock_create(&sock_lock);
	for (int i = 0; i < n; i++)
		pthread_create(&threads[i], NULL, run, NULL);
	for (int i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	return 0;
}
