/* The condition variable and its interlock are variables; one of the waits, in a loop with a timeout, has another lock. */
#include <sys/systm.h>

static kmutex_t job_lock;
static kmutex_t list_lock;
static kcondvar_t job_cv;
static kcondvar_t list_cv;
static int job_count;
static int list_count;

void
sys_job_wait(void)
{
	mutex_enter(&job_lock);
	while (job_count == 0)
		cv_wait(&job_cv, &job_lock);	// CLEAN
	mutex_exit(&job_lock);
}

int
sys_job_timedwait(int ticks)
{
	int error = 0;

	mutex_enter(&job_lock);
	while (job_count == 0 && error == 0)
		error = cv_timedwait_sig(&job_cv, &job_lock, ticks);	// CLEAN
	mutex_exit(&job_lock);
	return error;
}

int
sys_job_timedwait_wrong(int ticks)
{
	int error = 0;

	mutex_enter(&list_lock);
	while (list_count == 0 && error == 0)
		error = cv_timedwait_sig(&job_cv, &list_lock, ticks);	// WANT LW3007
	mutex_exit(&list_lock);
	return error;
}

int
sys_job_timedwait_right(int ticks)
{
	int error = 0;

	mutex_enter(&list_lock);
	while (list_count == 0 && error == 0)
		error = cv_timedwait_sig(&list_cv, &list_lock, ticks);	// CLEAN
	mutex_exit(&list_lock);
	return error;
}
