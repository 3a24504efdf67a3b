/* The sender's sleep lock is given up although it could not be had. */
#include <netinet/in_pcb.h>

int
sys_refused_wrong(struct socket *so)
{
	int error = SOCK_IO_SEND_LOCK(so, 0);

	if (error) {
		SOCK_IO_SEND_UNLOCK(so);	// WANT LW3002 must
		return error;
	}
	SOCK_IO_SEND_UNLOCK(so);
	return 0;
}

int
sys_refused_right(struct socket *so)
{
	int error = SOCK_IO_SEND_LOCK(so, 0);

	if (error) {
		return error;
	}
	SOCK_IO_SEND_UNLOCK(so);
	return 0;
}
