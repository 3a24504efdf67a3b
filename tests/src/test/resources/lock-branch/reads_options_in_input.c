/* Input reads the options of a socket with the block's lock only. */
#include <netinet/in_pcb.h>

int
sys_options_wrong(struct inpcb *inp)
{
	struct socket *so = inp->inp_socket;
	int rv;

	INP_RLOCK(inp);
	rv = so->so_options & SO_LINGER;	// WANT LW1001 must
	INP_RUNLOCK(inp);
	return rv;
}

int
sys_options_right(struct inpcb *inp)
{
	struct socket *so = inp->inp_socket;
	int rv;

	SOCK_LOCK(so);
	rv = so->so_options & SO_LINGER;	// CLEAN
	SOCK_UNLOCK(so);
	return rv;
}
