/* A queue has the lock of its device by a pointer: by either name it is one lock; one of its own is another. */
#include <sys/systm.h>

struct dev {
	kmutex_t	d_lock;
	int		d_busy;
};

struct queue {
	struct dev	*q_dev;
	kmutex_t	*q_lock;	/* that of the device */
	kmutex_t	q_own;
	kcondvar_t	q_cv;
	kcondvar_t	q_idle;
	int		q_len;
};

void
queue_attach(struct queue *q, struct dev *d)
{
	q->q_dev = d;
	q->q_lock = &d->d_lock;
}

void
sys_queue_wait(struct queue *q)
{
	mutex_enter(q->q_lock);
	while (q->q_len == 0)
		cv_wait(&q->q_cv, q->q_lock);	// CLEAN
	mutex_exit(q->q_lock);
}

int
sys_queue_wait_sig(struct queue *q)
{
	int error;

	mutex_enter(q->q_lock);
	error = cv_wait_sig(&q->q_cv, q->q_lock);	// CLEAN
	mutex_exit(q->q_lock);
	return error;
}

void
sys_queue_wait_right(struct queue *q)
{
	struct dev *d = q->q_dev;

	mutex_enter(&d->d_lock);
	while (d->d_busy)
		cv_wait(&q->q_cv, &d->d_lock);	// CLEAN
	mutex_exit(&d->d_lock);
}

void
sys_queue_wait_wrong(struct queue *q)
{
	mutex_enter(&q->q_own);
	while (q->q_len == 0)
		cv_wait(&q->q_cv, &q->q_own);	// WANT LW3007
	mutex_exit(&q->q_own);
}

void
sys_queue_idle_right(struct queue *q)
{
	mutex_enter(&q->q_own);
	while (q->q_len != 0)
		cv_wait(&q->q_idle, &q->q_own);	// CLEAN
	mutex_exit(&q->q_own);
}
