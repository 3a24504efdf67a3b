/* The lock is what a member points at; it is taken through the pointer. */
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

int
sys_thread_state_wrong(struct thread *h)
{
	int state;

	state = h->h_state;			// WANT LW1001 must
	return state;
}

int
sys_thread_state_right(struct thread *h)
{
	int state;

	mutex_enter(h->h_mutex);
	state = h->h_state;			// CLEAN
	mutex_exit(h->h_mutex);
	return state;
}
