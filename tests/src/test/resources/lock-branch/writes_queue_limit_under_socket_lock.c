/* listen(2) sets the limit under the socket's lock only. */
#include <netinet/in_pcb.h>

void
sys_listen_wrong(struct socket *so, int backlog)
{
	SOCK_LOCK(so);
	so->so_options |= SO_ACCEPTCONN;
	so->so_qlimit = backlog;		// WANT LW1002 must
	SOCK_UNLOCK(so);
}

void
sys_listen_right(struct socket *so, int backlog)
{
	SOCK_LOCK(so);
	so->so_options |= SO_ACCEPTCONN;
	SOLISTEN_LOCK(so);
	so->so_qlimit = backlog;		// CLEAN
	SOLISTEN_UNLOCK(so);
	SOCK_UNLOCK(so);
}
