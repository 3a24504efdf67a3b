/* The block of a socket is exchanged although others may read it. */
#include <netinet/in_pcb.h>

void
sys_rebind_wrong(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_pcb = NULL;			// WANT LW1007
	SOCK_UNLOCK(so);
}

void
sys_linger_right(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_linger = 0;
	SOCK_UNLOCK(so);
}
