// FILE: sys/netinet/case_input.c
/* In netinet softnet_lock guards sockets; here it was given up. */
#include <sys/socketvar.h>

void
sys_inet_seterror_wrong(struct socket *so)
{
	mutex_enter(softnet_lock);
	mutex_exit(softnet_lock);
	so->so_error = EIO;			// WANT LW1002 must
}

void
sys_inet_seterror_right(struct socket *so)
{
	mutex_enter(softnet_lock);
	so->so_error = EIO;			// CLEAN
	mutex_exit(softnet_lock);
}
