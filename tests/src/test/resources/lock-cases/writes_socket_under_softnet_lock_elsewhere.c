// FILE: sys/kern/case_generic.c
/* Outside netinet nobody knows that softnet_lock is a socket's lock. */
#include <sys/socketvar.h>

void
sys_generic_seterror_wrong(struct socket *so)
{
	mutex_enter(softnet_lock);
	so->so_error = EIO;			// WANT LW1002
	mutex_exit(softnet_lock);
}

void
sys_generic_seterror_right(struct socket *so)
{
	solock(so);
	so->so_error = EIO;			// CLEAN
	sounlock(so);
}
