// FILE: sys/netinet/case_abort.c
/* soabort() gives up softnet_lock by its other name, and the function takes it again. */
#include <sys/socketvar.h>

int
sys_case_abort_wrong(struct socket *so)
{
	mutex_enter(softnet_lock);
	if (so->so_error != 0) {
		soabort(so);
		return 0;
	}
	return 0;				// WANT LW3001
}

int
sys_case_abort_right(struct socket *so)
{
	mutex_enter(softnet_lock);
	if (so->so_error != 0) {
		soabort(so);
		mutex_enter(softnet_lock);	// CLEAN
	}
	mutex_exit(softnet_lock);		// CLEAN
	return 0;				// CLEAN
}
