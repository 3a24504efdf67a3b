/* What the lock cases need of the kernel: declarations written for them, with the names and shapes of NetBSD. */
#ifndef _SYS_SYSTM_H_
#define _SYS_SYSTM_H_

#define	NULL			((void *)0)
#define	true			1
#define	false			0
typedef _Bool			bool;
typedef unsigned char		u_char;
typedef unsigned short		u_short;
typedef unsigned int		u_int;
typedef unsigned long		u_long;
typedef unsigned long		size_t;
typedef unsigned long		uintptr_t;
typedef unsigned int		uint32_t;
typedef long			register_t;

#define	EINTR			4
#define	EIO			5
#define	ENOMEM			12
#define	EBUSY			16
#define	EINVAL			22
#define	EWOULDBLOCK		35
#define	ENOTCONN		57

struct lwp;
struct uio;
struct cpu_info;

#define	__predict_true(e)	__builtin_expect((e) != 0, 1)
#define	__predict_false(e)	__builtin_expect((e) != 0, 0)
#define	__unused		__attribute__((__unused__))
#define	__dead			__attribute__((__noreturn__))
#define	offsetof(t, f)		__builtin_offsetof(t, f)
#define	container_of(p, t, f)	((t *)(void *)((char *)(p) - offsetof(t, f)))

/* An assertion as a kernel with DIAGNOSTIC has it. */
void	kern_assert(const char *, ...);
void	panic(const char *, ...) __dead;
#define	KASSERT(e)							\
	(__predict_true((e)) ? (void)0 :				\
	    kern_assert("assertion \"%s\" failed", #e))
#define	KASSERTMSG(e, msg, ...)						\
	(__predict_true((e)) ? (void)0 :				\
	    kern_assert("assertion \"%s\" failed: " msg, #e, ## __VA_ARGS__))
#define	KDASSERT(e)		((void)0)

/* mutex(9) */
typedef enum { MUTEX_DEFAULT, MUTEX_SPIN, MUTEX_ADAPTIVE } kmutex_type_t;
typedef struct kmutex { volatile uintptr_t mtx_owner; } kmutex_t;
#define	IPL_NONE		0
#define	IPL_SOFTNET		3
#define	IPL_VM			6
#define	IPL_SCHED		7
#define	IPL_HIGH		8
void	mutex_init(kmutex_t *, kmutex_type_t, int);
void	mutex_destroy(kmutex_t *);
void	mutex_enter(kmutex_t *);
void	mutex_exit(kmutex_t *);
void	mutex_spin_enter(kmutex_t *);
void	mutex_spin_exit(kmutex_t *);
int	mutex_tryenter(kmutex_t *);
int	mutex_owned(const kmutex_t *);
int	mutex_ownable(const kmutex_t *);
kmutex_t *mutex_obj_alloc(kmutex_type_t, int);
void	mutex_obj_hold(kmutex_t *);
bool	mutex_obj_free(kmutex_t *);

/* rwlock(9) */
typedef enum { RW_READER, RW_WRITER } krw_t;
typedef struct krwlock { volatile uintptr_t rw_owner; } krwlock_t;
void	rw_init(krwlock_t *);
void	rw_destroy(krwlock_t *);
void	rw_enter(krwlock_t *, const krw_t);
void	rw_exit(krwlock_t *);
int	rw_tryenter(krwlock_t *, const krw_t);
int	rw_tryupgrade(krwlock_t *);
void	rw_downgrade(krwlock_t *);
int	rw_read_held(krwlock_t *);
int	rw_write_held(krwlock_t *);
int	rw_lock_held(krwlock_t *);

/* condvar(9) */
typedef struct kcondvar { void *cv_opaque[3]; } kcondvar_t;
void	cv_init(kcondvar_t *, const char *);
void	cv_destroy(kcondvar_t *);
void	cv_wait(kcondvar_t *, kmutex_t *);
int	cv_wait_sig(kcondvar_t *, kmutex_t *);
int	cv_timedwait(kcondvar_t *, kmutex_t *, int);
int	cv_timedwait_sig(kcondvar_t *, kmutex_t *, int);
void	cv_signal(kcondvar_t *);
void	cv_broadcast(kcondvar_t *);
int	kpause(const char *, bool, int, kmutex_t *);

/* atomic_ops(3) and atomic_loadstore(9), on words only */
unsigned int atomic_load_relaxed(const volatile unsigned int *);
unsigned int atomic_load_acquire(const volatile unsigned int *);
unsigned int atomic_load_consume(const volatile unsigned int *);
void	atomic_store_relaxed(volatile unsigned int *, unsigned int);
void	atomic_store_release(volatile unsigned int *, unsigned int);
void	atomic_or_uint(volatile unsigned int *, unsigned int);
void	atomic_and_uint(volatile unsigned int *, unsigned int);
void	atomic_add_int(volatile unsigned int *, int);
void	atomic_inc_uint(volatile unsigned int *);
void	atomic_dec_uint(volatile unsigned int *);
unsigned int atomic_inc_uint_nv(volatile unsigned int *);
unsigned int atomic_dec_uint_nv(volatile unsigned int *);
unsigned int atomic_swap_uint(volatile unsigned int *, unsigned int);
unsigned int atomic_cas_uint(volatile unsigned int *, unsigned int, unsigned int);
void	membar_acquire(void);
void	membar_release(void);

/* The big lock, and interrupt priority levels */
void	_kernel_lock(int);
void	_kernel_unlock(int, int *);
#define	KERNEL_LOCK(n, l)		_kernel_lock(n)
#define	KERNEL_UNLOCK_ONE(l)		_kernel_unlock(1, NULL)
int	splsoftnet(void);
int	splnet(void);
void	splx(int);

/* callout(9), softint(9) */
typedef struct callout { void *_c_store[10]; } callout_t;
void	callout_init(callout_t *, u_int);
void	callout_destroy(callout_t *);
void	callout_setfunc(callout_t *, void (*)(void *), void *);
void	callout_schedule(callout_t *, int);
void	callout_reset(callout_t *, int, void (*)(void *), void *);
bool	callout_stop(callout_t *);
bool	callout_halt(callout_t *, kmutex_t *);
#define	SOFTINT_NET		2
#define	SOFTINT_MPSAFE		0x100
void	*softint_establish(u_int, void (*)(void *), void *);
void	softint_schedule(void *);
void	softint_disestablish(void *);

/* Hardware interrupts, as a bus has them */
void	*intr_establish_xname(int, int, int, int, int, int (*)(void *), void *, bool);
void	*pci_intr_establish(void *, int, int, int (*)(void *), void *);
void	*pci_intr_establish_xname(void *, int, int, int (*)(void *), void *, const char *);
#define	IST_LEVEL		3
void	*isa_intr_establish(void *, int, int, int, int (*)(void *), void *);
void	*fdtbus_intr_establish(int, u_int, int, int, int (*)(void *), void *);
struct clockframe;

/* workqueue(9), kthread(9), preemption */
struct workqueue;
struct work;
#define	WQ_MPSAFE		0x01
#define	WQ_PERCPU		0x02
int	workqueue_create(struct workqueue **, const char *, void (*)(struct work *, void *), void *, int, int, int);
void	workqueue_enqueue(struct workqueue *, struct work *, struct cpu_info *);
void	workqueue_wait(struct workqueue *, struct work *);
void	workqueue_destroy(struct workqueue *);
#define	KTHREAD_MPSAFE		0x04
int	kthread_create(int, int, struct cpu_info *, void (*)(void *), void *, struct lwp **, const char *, ...);
void	kpreempt_disable(void);
void	kpreempt_enable(void);

/* pserialize(9), psref(9), localcount(9) */
typedef struct pserialize *pserialize_t;
int	pserialize_read_enter(void);
void	pserialize_read_exit(int);
void	pserialize_perform(pserialize_t);
struct psref { void *psref_opaque[4]; };
struct psref_target { void *prt_class; };
struct psref_class;
void	psref_acquire(struct psref *, const struct psref_target *, struct psref_class *);
void	psref_release(struct psref *, const struct psref_target *, struct psref_class *);
struct localcount { long *lc_totalp; };
void	localcount_acquire(struct localcount *);
void	localcount_release(struct localcount *, kcondvar_t *, kmutex_t *);
int	curlwp_bind(void);
void	curlwp_bindx(int);

/* kmem(9), pool(9) */
#define	KM_SLEEP		1
#define	KM_NOSLEEP		2
#define	PR_WAITOK		1
#define	PR_NOWAIT		2
void	*kmem_alloc(size_t, int);
void	*kmem_zalloc(size_t, int);
void	kmem_free(void *, size_t);
struct pool { int pr_opaque; };
void	*pool_get(struct pool *, int);
void	pool_put(struct pool *, void *);

/* What else a kernel calls */
bool	cpu_intr_p(void);
bool	cpu_softintr_p(void);
int	copyin(const void *, void *, size_t);
int	copyout(const void *, void *, size_t);
int	uiomove(void *, size_t, struct uio *);
void	*memset(void *, int, size_t);
void	printf(const char *, ...);
void	delay(u_int);

/* queue(3), as far as the cases go */
#define	TAILQ_HEAD(name, type)						\
struct name {								\
	struct type *tqh_first;						\
	struct type **tqh_last;						\
}
#define	TAILQ_ENTRY(type)						\
struct {								\
	struct type *tqe_next;						\
	struct type **tqe_prev;						\
}
#define	TAILQ_FIRST(head)	((head)->tqh_first)
#define	TAILQ_NEXT(elm, field)	((elm)->field.tqe_next)
#define	TAILQ_EMPTY(head)	(TAILQ_FIRST(head) == NULL)
#define	TAILQ_INIT(head) do {						\
	(head)->tqh_first = NULL;					\
	(head)->tqh_last = &(head)->tqh_first;				\
} while (0)
#define	TAILQ_FOREACH(var, head, field)					\
	for ((var) = TAILQ_FIRST(head); (var) != NULL;			\
	    (var) = TAILQ_NEXT(var, field))
#define	TAILQ_INSERT_TAIL(head, elm, field) do {			\
	(elm)->field.tqe_next = NULL;					\
	(elm)->field.tqe_prev = (head)->tqh_last;			\
	*(head)->tqh_last = (elm);					\
	(head)->tqh_last = &(elm)->field.tqe_next;			\
} while (0)
#define	TAILQ_REMOVE(head, elm, field) do {				\
	if ((elm)->field.tqe_next != NULL)				\
		(elm)->field.tqe_next->field.tqe_prev =			\
		    (elm)->field.tqe_prev;				\
	else								\
		(head)->tqh_last = (elm)->field.tqe_prev;		\
	*(elm)->field.tqe_prev = (elm)->field.tqe_next;			\
} while (0)

#endif /* !_SYS_SYSTM_H_ */
