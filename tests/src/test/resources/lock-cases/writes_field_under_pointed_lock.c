/* A thread's priority is written without the lock its pointer names. */
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
sys_thread_prio_wrong(struct thread *h, int prio)
{
	h->h_prio = prio;			// WANT LW1002 must
}

void
sys_thread_prio_right(struct thread *h, int prio)
{
	mutex_enter(h->h_mutex);
	h->h_prio = prio;			// CLEAN
	mutex_exit(h->h_mutex);
}
