/* The socket's lock no longer guards the block. */
#include <netinet/in_pcb.h>

u_short
sys_port_wrong(struct socket *so, struct inpcb *inp)
{
	u_short port;

	SOCK_LOCK(so);
	port = inp->inp_lport;			// WANT LW1001 must
	SOCK_UNLOCK(so);
	printf("%p\n", so);
	return port;
}

u_short
sys_port_right(struct socket *so, struct inpcb *inp)
{
	u_short port;

	INP_RLOCK(inp);
	port = inp->inp_lport;			// CLEAN
	INP_RUNLOCK(inp);
	printf("%p\n", so);
	return port;
}
