/* A flag is loaded with acquire; one of the stores to it does not publish what was written before. */
#include <sys/systm.h>

struct job {
	u_int		j_done;
	int		j_result;
};

#define	atomic_load_acquire(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))
#define	atomic_store_relaxed(p, v)	(*(p) = (v))

int
sys_job_result(struct job *j)
{
	return atomic_load_acquire(&j->j_done) ? j->j_result : -1;	// CLEAN
}

void
sys_job_finish_wrong(struct job *j, int result)
{
	j->j_result = result;
	atomic_store_relaxed(&j->j_done, 1);	// WANT LW1011
}

void
sys_job_finish_right(struct job *j, int result)
{
	j->j_result = result;
	atomic_store_release(&j->j_done, 1);	// CLEAN
}

void
sys_job_reset_right(struct job *j)
{
	atomic_store_relaxed(&j->j_done, 0);	// CLEAN
}
