/* A flag that others load with acquire is loaded relaxed before what it guards is read. */
#include <sys/systm.h>

struct job {
	u_int		j_done;
	int		j_result;
};

void
sys_job_finish(struct job *j, int result)
{
	j->j_result = result;
	atomic_store_release(&j->j_done, 1);
}

int
sys_job_result_wrong(struct job *j)
{
	return atomic_load_relaxed(&j->j_done) ? j->j_result : -1;	// WANT LW1010
}

int
sys_job_result_right(struct job *j)
{
	return atomic_load_acquire(&j->j_done) ? j->j_result : -1;	// CLEAN
}

int
sys_job_result_barrier(struct job *j)
{
	if (atomic_load_relaxed(&j->j_done) == 0)	// CLEAN
		return -1;
	membar_acquire();
	return j->j_result;
}
