/* A helper takes the socket's lock that its caller holds. */
#include <netinet/in_pcb.h>

void
sys_option_wrong(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_options |= SO_LINGER;
	SOCK_LOCK(so);				// WANT LW2003 must
	so->so_linger = 1;
	SOCK_UNLOCK(so);
}

void
sys_option_right(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_options |= SO_LINGER;
	so->so_linger = 1;
	SOCK_UNLOCK(so);
}
