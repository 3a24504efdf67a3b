/* The type of a socket is written after creation. */
#include <netinet/in_pcb.h>

void
sys_retype_wrong(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_type = 2;			// WANT LW1007
	SOCK_UNLOCK(so);
}

void
sys_retype_right(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_options |= SO_LINGER;
	SOCK_UNLOCK(so);
}
