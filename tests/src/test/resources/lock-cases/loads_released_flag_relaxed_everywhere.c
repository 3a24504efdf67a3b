/* A number that is stored with release, and that nobody loads in order: the release does nothing, or a load is wrong. */
#include <sys/systm.h>

struct job {
	u_int		j_done;
	u_int		j_seen;
	u_int		j_hint;
	int		j_result;
};

void
sys_job_finish(struct job *j, int result)
{
	j->j_result = result;
	atomic_store_release(&j->j_done, 1);
	atomic_store_relaxed(&j->j_hint, 1);
}

int
sys_job_result(struct job *j)
{
	return atomic_load_relaxed(&j->j_done) ? j->j_result : -1;	// WANT LW1010
}

int
sys_job_hint(struct job *j)
{
	return atomic_load_relaxed(&j->j_hint) ? 1 : 0;		// CLEAN
}

void
sys_job_clear(struct job *j)
{
	atomic_store_release(&j->j_seen, 0);
}

int
sys_job_seen(struct job *j)
{
	return atomic_load_relaxed(&j->j_seen) ? 1 : 0;		// CLEAN
}
