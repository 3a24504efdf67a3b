/* An error way out of a socket function keeps the socket lock. */
#include <sys/socketvar.h>

int
sys_so_shut_wrong(struct socket *so)
{
	solock(so);
	if (so->so_pcb == NULL) {
		return EINVAL;			// WANT LW3001
	}
	if ((so->so_state & SS_ISCONNECTED) == 0) {
		sounlock(so);
		return ENOTCONN;
	}
	so->so_state |= SS_CANTRCVMORE;
	sounlock(so);
	return 0;
}

int
sys_so_shut_right(struct socket *so)
{
	solock(so);
	if (so->so_pcb == NULL) {
		sounlock(so);
		return EINVAL;			// CLEAN
	}
	if ((so->so_state & SS_ISCONNECTED) == 0) {
		sounlock(so);
		return ENOTCONN;
	}
	so->so_state |= SS_CANTRCVMORE;
	sounlock(so);
	return 0;
}
