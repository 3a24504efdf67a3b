// FILE: sys/netinet/case_usrreq.c
/* In netinet the socket lock is softnet_lock, so either name guards the field. */
#include <sys/socketvar.h>

int
sys_inet_error_wrong(struct socket *so)
{
	int error;

	mutex_enter(softnet_lock);
	mutex_exit(softnet_lock);
	error = so->so_error;			// WANT LW1001 must
	return error;
}

int
sys_inet_error_right(struct socket *so)
{
	int error;

	mutex_enter(softnet_lock);
	error = so->so_error;
	mutex_exit(softnet_lock);
	return error;
}
