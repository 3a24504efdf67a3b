/* The lock a pointer names is taken until the pointer still names it. */
#include <sys/systm.h>

/*
 * Thread.  Field markings and the corresponding locks:
 *
 * l:	*h_mutex
 * ::	unlocked, stable
 */
struct thread {
	kmutex_t * volatile h_mutex;	/* points at its lock */
	int		h_state;	/* l: what it does */
	int		h_prio;		/* l: priority */
	u_int		h_id;		/* :: number */
};

void
sys_thread_lock(struct thread *h)
{
	kmutex_t *lock;

	for (;;) {
		lock = h->h_mutex;		// CLEAN
		mutex_enter(lock);
		if (lock == h->h_mutex)
			break;
		mutex_exit(lock);
	}
	h->h_state = 1;				// CLEAN
	mutex_exit(lock);
}						// CLEAN
