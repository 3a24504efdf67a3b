/* Work that needs nothing of what the flag stands for may be skipped by a plain test. */
#include <sys/systm.h>

struct queue {
	kmutex_t	q_lock;
	int		q_on;
	int		q_started;
	int		q_len;
};

int
sys_queue_len_wrong(struct queue *q)
{
	if (q->q_started != 0)			// WANT LW1012
		goto out;
	mutex_enter(&q->q_lock);
	if (q->q_started == 0) {
		q->q_len = 1;
		q->q_started = 1;
	}
	mutex_exit(&q->q_lock);
out:
	return q->q_len;
}

void
sys_queue_start_right(struct queue *q)
{
	if (q->q_on)				// CLEAN
		return;
	mutex_enter(&q->q_lock);
	if (!q->q_on)
		q->q_on = 1;
	mutex_exit(&q->q_lock);
}
