/* The atomic state is changed by an operator, under the lock of old. */
#include <netinet/in_pcb.h>

void
sys_shutdown_wrong(struct socket *so)
{
	SOCK_LOCK(so);
	so->so_state |= SS_CANTRCVMORE;		// WANT LW1003 must
	SOCK_UNLOCK(so);
}

void
sys_shutdown_right(struct socket *so)
{
	SOCK_LOCK(so);
	atomic_or_uint(&so->so_state, SS_CANTRCVMORE);
	SOCK_UNLOCK(so);
}
