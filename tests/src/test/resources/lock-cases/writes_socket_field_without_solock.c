/* A socket's linger time is written without its lock. */
#include <sys/socketvar.h>

void
sys_so_linger_wrong(struct socket *so)
{
	so->so_linger = 5;			// WANT LW1002 must
}

void
sys_so_linger_right(struct socket *so)
{
	solock(so);
	so->so_linger = 5;			// CLEAN
	sounlock(so);
}
