// FILE: sys/netinet/case_attach.c
/* An attach method is given a socket without a lock and leaves it with softnet_lock held. */
#include <sys/socketvar.h>

static int
case_attach(struct socket *so, int proto)
{
	sosetlock(so);
	if (proto < 0)
		return EINVAL;			// CLEAN
	so->so_linger = 0;			// CLEAN
	return 0;
}
int
sys_case_socket(struct socket *so)
{
	int error = case_attach(so, 1);

	sounlock(so);
	return error;				// CLEAN
}
