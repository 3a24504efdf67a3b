/* TAILQ_FIRST() reads a guarded queue head outside the lock. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	u_int		r_head;		/* m: next to fill */
	u_int		r_tail;		/* m: next to clean */
	u_int		r_mode;		/* m: how it is filled */
	u_int		r_slot[8];	/* m: what it holds */
	u_int		r_size;		/* :: number of slots */
	struct ring	*r_peer;	/* :: the other direction */
};

/*
 * Work queue.
 *
 * Field locking key:
 *   (q) w_lock
 */
struct job {
	TAILQ_ENTRY(job) j_entry;
};
struct work {
	kmutex_t	w_lock;		/* lock on the queue */
	TAILQ_HEAD(, job) w_queue;	/* (q) jobs */
};

int
sys_work_idle_wrong(struct work *w)
{
	int idle;

	idle = TAILQ_EMPTY(&w->w_queue);	// WANT LW1001 must
	return idle;
}

int
sys_work_idle_right(struct work *w)
{
	int idle;

	mutex_enter(&w->w_lock);
	idle = TAILQ_EMPTY(&w->w_queue);	// CLEAN
	mutex_exit(&w->w_lock);
	return idle;
}
