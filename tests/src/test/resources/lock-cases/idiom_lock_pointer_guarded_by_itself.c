/* The pointer to a lock is guarded by that lock; it is read to take it, and written under it. */
#include <sys/systm.h>

/*
 * Task.  Field markings and the corresponding locks:
 *
 * l:	*k_mutex
 */
struct task {
	kmutex_t * volatile k_mutex;	/* l: points at its lock */
	int		k_state;	/* l: what it does */
};
void
sys_task_stop(struct task *k)
{
	mutex_enter(k->k_mutex);		// CLEAN
	k->k_state = 0;				// CLEAN
	mutex_exit(k->k_mutex);			// CLEAN
}
