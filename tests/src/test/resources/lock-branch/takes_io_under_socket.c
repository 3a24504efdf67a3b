/* The sleep lock of a sender is taken under the socket's lock. */
#include <netinet/in_pcb.h>

int
sys_sendlock_wrong(struct socket *so)
{
	int error;

	SOCK_LOCK(so);
	error = SOCK_IO_SEND_LOCK(so, 0);	// WANT LW2001 must
	if (error == 0)
		SOCK_IO_SEND_UNLOCK(so);
	SOCK_UNLOCK(so);
	return error;
}

int
sys_sendlock_right(struct socket *so)
{
	int error;

	error = SOCK_IO_SEND_LOCK(so, 0);	// CLEAN
	if (error == 0)
		SOCK_IO_SEND_UNLOCK(so);
	return error;
}
