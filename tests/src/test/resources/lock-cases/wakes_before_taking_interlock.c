/* The wakeup of a global condition variable stands before the lock is taken, not after it is given up. */
#include <sys/systm.h>

static kmutex_t log_lock;
static kcondvar_t log_cv;
static int log_full;

void
sys_log_wait(void)
{
	mutex_enter(&log_lock);
	while (!log_full)
		cv_wait(&log_cv, &log_lock);
	mutex_exit(&log_lock);
}

void
sys_log_flush_wrong(void)
{
	cv_broadcast(&log_cv);			// WANT LW3008 must
	mutex_enter(&log_lock);
	log_full = 1;
	mutex_exit(&log_lock);
}

void
sys_log_flush_right(void)
{
	mutex_enter(&log_lock);
	log_full = 1;
	mutex_exit(&log_lock);
	cv_broadcast(&log_cv);			// CLEAN
}

void
sys_log_flush_some(int n)
{
	while (n-- > 0) {
		mutex_enter(&log_lock);
		log_full = 1;
		if (n == 3) {
			mutex_exit(&log_lock);
			cv_signal(&log_cv);	// CLEAN
			continue;
		}
		cv_signal(&log_cv);		// CLEAN
		mutex_exit(&log_lock);
	}
}

void
log_flush_owned(void)
{
	KASSERT(mutex_owned(&log_lock));
	log_full = 1;
	cv_signal(&log_cv);			// CLEAN
}
