/* Soft interrupts call it in more ways than are kept apart: what the likest of them have in common is kept. */
#include <sys/systm.h>

#define	JOB_SYNC	0x02

struct job {
	kmutex_t	j_lock;
	kcondvar_t	j_cv;
	callout_t	j_poll;
	callout_t	j_one;
	callout_t	j_two;
	callout_t	j_three;
	callout_t	j_four;
	callout_t	j_wrong;
	int		j_flags;
	int		j_polling;
	int		j_kind;
	int		j_done;
};

static void
job_start(struct job *j)
{
	if (j->j_kind == 9)
		kpause("nine", false, 1, NULL);		// WANT LW3005
	if ((j->j_flags & JOB_SYNC) == 0)
		return;
	if (j->j_polling)
		return;
	mutex_enter(&j->j_lock);
	while (!j->j_done)
		cv_wait(&j->j_cv, &j->j_lock);		// CLEAN
	mutex_exit(&j->j_lock);
}

static void
job_poll(void *arg)
{
	struct job *j = arg;

	j->j_flags = JOB_SYNC;
	j->j_polling = 1;
	job_start(j);
}

static void
job_one(void *arg)
{
	struct job *j = arg;

	j->j_flags = 0;
	j->j_polling = 0;
	j->j_kind = 1;
	job_start(j);
}

static void
job_two(void *arg)
{
	struct job *j = arg;

	j->j_flags = 0;
	j->j_polling = 0;
	j->j_kind = 2;
	job_start(j);
}

static void
job_three(void *arg)
{
	struct job *j = arg;

	j->j_flags = 0;
	j->j_polling = 0;
	j->j_kind = 3;
	job_start(j);
}

static void
job_four(void *arg)
{
	struct job *j = arg;

	j->j_flags = 0;
	j->j_polling = 0;
	j->j_kind = 4;
	job_start(j);
}

void
sys_job(struct job *j)
{
	mutex_init(&j->j_lock, MUTEX_DEFAULT, IPL_SOFTCLOCK);
	callout_setfunc(&j->j_poll, job_poll, j);
	callout_setfunc(&j->j_one, job_one, j);
	callout_setfunc(&j->j_two, job_two, j);
	callout_setfunc(&j->j_three, job_three, j);
	callout_setfunc(&j->j_four, job_four, j);
	job_start(j);
}
