/* A system call that another one calls too keeps its lock for nobody, whatever it returns: that is told of it, once. */
#include <sys/systm.h>

struct jar {
	kmutex_t	j_lock;
	u_int		j_size;
};

int
sys_jar_search(struct jar *j, u_int what)
{

	mutex_enter(&j->j_lock);
	if (j->j_size == what)
		return 0;			// WANT LW3001
	mutex_exit(&j->j_lock);
	return EINVAL;
}

int
sys_jar_both(struct jar *j)
{

	return sys_jar_search(j, 1);		// CLEAN
}
