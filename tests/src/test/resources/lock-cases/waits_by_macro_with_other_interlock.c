/* The waits stand in macros and in a wrapper; the interlock of one of them is not that of the others. */
#include <sys/systm.h>

struct pipe {
	kmutex_t	p_lock;
	kmutex_t	p_busy;
	kcondvar_t	p_rcv;
	kcondvar_t	p_wcv;
	int		p_len;
};

#define	PIPE_WAIT(p)		cv_wait(&(p)->p_rcv, &(p)->p_lock)
#define	PIPE_SPACE(p)		cv_wait(&(p)->p_wcv, &(p)->p_busy)

static int
pipe_wait(struct pipe *p)
{
	return cv_wait_sig(&p->p_rcv, &p->p_lock);	// CLEAN
}

int
sys_pipe_read(struct pipe *p)
{
	int error = 0;

	mutex_enter(&p->p_lock);
	while (p->p_len == 0 && error == 0)
		error = pipe_wait(p);
	mutex_exit(&p->p_lock);
	return error;
}

void
sys_pipe_drain(struct pipe *p)
{
	mutex_enter(&p->p_lock);
	while (p->p_len == 0)
		PIPE_WAIT(p);			// CLEAN
	mutex_exit(&p->p_lock);
}

void
sys_pipe_space_right(struct pipe *p)
{
	mutex_enter(&p->p_busy);
	while (p->p_len != 0)
		PIPE_SPACE(p);			// CLEAN
	mutex_exit(&p->p_busy);
}

void
sys_pipe_space_wrong(struct pipe *p)
{
	mutex_enter(&p->p_busy);
	while (p->p_len == 0)
		cv_timedwait(&p->p_rcv, &p->p_busy, 100);	// WANT LW3007
	mutex_exit(&p->p_busy);
}
