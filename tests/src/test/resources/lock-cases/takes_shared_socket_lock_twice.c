// FILE: sys/netinet/case_twice.c
/* In netinet solock() takes softnet_lock, which is held already. */
#include <sys/socketvar.h>

void
sys_inet_twice_wrong(struct socket *so)
{
	mutex_enter(softnet_lock);
	solock(so);				// WANT LW2003
	so->so_error = 0;
	sounlock(so);
	mutex_exit(softnet_lock);		// WANT LW3002
}

void
sys_inet_twice_right(struct socket *so)
{
	mutex_enter(softnet_lock);
	mutex_exit(softnet_lock);
	solock(so);				// CLEAN
	so->so_error = 0;
	sounlock(so);
}
