/* TAILQ_REMOVE() writes the list's head. */
#include <sys/systm.h>

/*
 * Work queue.
 *
 * Field locking key:
 *   (q) w_lock
 */
struct job {
	TAILQ_ENTRY(job) j_entry;
	int		j_kind;		/* what to do */
};
struct work {
	kmutex_t	w_lock;		/* lock on the queue */
	TAILQ_HEAD(, job) w_queue;	/* (q) jobs */
};

void
sys_work_unlink_wrong(struct work *w, struct job *j)
{
	j->j_kind = 0;
	TAILQ_REMOVE(&w->w_queue, j, j_entry);	// WANT LW1002 must
}

void
sys_work_unlink_right(struct work *w, struct job *j)
{
	j->j_kind = 0;
	mutex_enter(&w->w_lock);
	TAILQ_REMOVE(&w->w_queue, j, j_entry);	// CLEAN
	mutex_exit(&w->w_lock);
}
