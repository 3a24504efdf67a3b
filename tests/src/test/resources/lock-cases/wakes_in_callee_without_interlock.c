/* What wakes is called with the lock by one caller, and without it by another. */
#include <sys/systm.h>

struct stage {
	kmutex_t	s_lock;
	kcondvar_t	s_cv;
	kcondvar_t	s_done;
	int		s_step;
};

static void
stage_next(struct stage *s)
{
	s->s_step++;
	cv_broadcast(&s->s_cv);			// WANT LW3008
}

static void
stage_done(struct stage *s)
{
	s->s_step = 0;
	cv_signal(&s->s_done);			// CLEAN
}

int
sys_stage_wait(struct stage *s, int ticks)
{
	int error = 0;

	mutex_enter(&s->s_lock);
	while (s->s_step == 0 && error == 0)
		error = cv_timedwait_sig(&s->s_cv, &s->s_lock, ticks);
	while (s->s_step != 0)
		cv_wait(&s->s_done, &s->s_lock);
	mutex_exit(&s->s_lock);
	return error;
}

void
sys_stage_next_right(struct stage *s)
{
	mutex_enter(&s->s_lock);
	stage_next(s);
	stage_done(s);
	mutex_exit(&s->s_lock);
}

void
sys_stage_next_wrong(struct stage *s)
{
	stage_next(s);
}
