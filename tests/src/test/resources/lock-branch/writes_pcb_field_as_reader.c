/* A port is set with the block locked for reading. */
#include <netinet/in_pcb.h>

void
sys_bind_wrong(struct inpcb *inp, u_short port)
{
	INP_RLOCK(inp);
	inp->inp_lport = port;			// WANT LW1005 must
	INP_RUNLOCK(inp);
}

void
sys_bind_right(struct inpcb *inp, u_short port)
{
	INP_WLOCK(inp);
	inp->inp_lport = port;			// CLEAN
	INP_WUNLOCK(inp);
}
