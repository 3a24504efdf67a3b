/* Input takes the socket's lock with that of the block held. */
#include <netinet/in_pcb.h>

void
sys_linger_wrong(struct inpcb *inp)
{
	struct socket *so = inp->inp_socket;

	INP_WLOCK(inp);
	SOCK_LOCK(so);				// WANT LW2001 must
	inp->inp_flags = so->so_linger;
	SOCK_UNLOCK(so);
	INP_WUNLOCK(inp);
}

void
sys_linger_right(struct inpcb *inp)
{
	struct socket *so = inp->inp_socket;

	SOCK_LOCK(so);				// CLEAN
	INP_WLOCK(inp);
	inp->inp_flags = so->so_linger;
	INP_WUNLOCK(inp);
	SOCK_UNLOCK(so);
}
